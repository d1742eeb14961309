using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Shapes of gathered windows.</summary>
internal static partial class ShapeFunctions
{
    internal static partial Shape ExtractImagePatches(in ExtractImagePatchesShape s)
    {
        SlidingWindow window = PatchWindow(s.Site, s.Images.Shape, s.Ksizes, s.Strides, s.Rates, s.Padding);
        return window.OutputShape(s.Site, Shapes.Product(s.Site, window.Taps, window.Channels, "patches"), 4);
    }

    internal static SlidingWindow PatchWindow(
        in OpSite site, Shape images, ReadOnlySpan<long> ksizes, ReadOnlySpan<long> strides, ReadOnlySpan<long> rates,
        WindowPadding padding)
    {
        if (ksizes.Length != 4)
        {
            site.Invalid("ksizes", $"ksizes has {ksizes.Length} entries; it needs 4, one for each dim of images.");
        }

        for (int dim = 0; dim < 4; dim += 3)
        {
            if (ksizes[dim] != 1)
            {
                site.Invalid("ksizes", $"ksizes[{dim}] is {ksizes[dim]}; it must be 1 over the batch and the channels.");
            }
        }

        return SlidingWindow.Over(site, images, "images", ksizes[1..3], new WindowAttrs
        {
            Rank = 4,
            IsChannelsFirst = false,
            Strides = strides,
            Dilations = rates,
            Padding = WindowAttrs.PaddingOf(padding),
            WindowName = "ksizes",
        });
    }
}
