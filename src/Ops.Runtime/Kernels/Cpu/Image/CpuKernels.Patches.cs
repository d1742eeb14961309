using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Gathering of what a window covers.</summary>
internal static partial class CpuKernels
{
    internal static partial void ExtractImagePatches<T>(in ExtractImagePatchesCall call)
        where T : struct
    {
        if (call.Patches.Count == 0)
        {
            return;
        }

        SlidingWindow window = ShapeFunctions.PatchWindow(
            call.Site, call.Images.Shape, call.Ksizes, call.Strides, call.Rates, call.Padding);
        ReadOnlySpan<T> images = TensorAccess.Read<T>(call.Images);
        Span<T> patches = TensorAccess.Write<T>(call.Patches);
        int channels = (int)window.Channels;
        WindowStops stops = new(window, channels);
        int next = 0;
        for (long row = 0; row < window.Batch * window.Rows.Output; row++)
        {
            stops.MoveToRow(row);
            for (long column = 0; column < window.Columns.Output; column++)
            {
                stops.MoveTo(column);
                Span<T> patch = patches.Slice(next, (int)window.Taps * channels);
                next += patch.Length;
                CopyPatch(stops, images, patch, channels);
            }
        }
    }

    private static unsafe void CopyPatch<T>(in WindowStops stops, ReadOnlySpan<T> images, Span<T> patch, int channels)
        where T : struct
    {
        if (stops.Count * channels < patch.Length)
        {
            patch.Clear();
        }

        for (nint tap = 0; tap < stops.Count; tap++)
        {
            images.Slice((int)(stops.Origin + stops.Offsets[tap]), channels)
                .CopyTo(patch.Slice((int)stops.Taps[tap] * channels, channels));
        }
    }
}
