using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Resizing of images, and its gradients.</summary>
internal static unsafe partial class CpuKernels
{
    internal static partial void ResizeBilinear<T>(in ResizeBilinearCall call)
        where T : unmanaged, INumber<T>
    {
        ResizePlan plan = new(call.Images.Shape, call.ResizedImages.Shape, call.AlignCorners, call.HalfPixelCenters);
        BilinearJob<T> job = new(
            plan, (T*)TensorAccess.Pointer(call.Images), (float*)TensorAccess.Pointer(call.ResizedImages));
        Threads.ForRange(ref job, plan.Batch * plan.ResizedHeight, plan.Grain);
    }

    // Summed in the wider of float and T, image by image in the order of the new pixels, and rounded once.
    internal static partial void ResizeBilinearGrad<T>(in ResizeBilinearGradCall call)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ResizePlan plan = new(call.Output.Shape, call.Grads.Shape, call.AlignCorners, call.HalfPixelCenters);
        if (HalfCopies.Concern<T>())
        {
            using Tensor sums = TensorAccess.AllocateUnscoped(call.Output.Shape, DType.Float32);
            BilinearShares(plan, TensorAccess.Read<float>(call.Grads), TensorAccess.Write<float>(sums));
            HalfCopies.Narrow(
                (float*)TensorAccess.Pointer(sums), (T*)TensorAccess.Pointer(call.Output), (nint)call.Output.Count);
        }
        else
        {
            BilinearShares(plan, TensorAccess.Read<float>(call.Grads), TensorAccess.Write<T>(call.Output));
        }
    }

    internal static partial void ResizeNearestNeighbor<T>(in ResizeNearestNeighborCall call)
        where T : struct
    {
        ResizePlan plan = new(call.Images.Shape, call.ResizedImages.Shape, call.AlignCorners, call.HalfPixelCenters);
        ReadOnlySpan<T> images = TensorAccess.Read<T>(call.Images);
        Span<T> output = TensorAccess.Write<T>(call.ResizedImages);
        for (long image = 0; image < plan.Batch; image++)
        {
            for (long y = 0; y < plan.ResizedHeight; y++)
            {
                long row = plan.Rows.Nearest(y);
                for (long x = 0; x < plan.ResizedWidth; x++)
                {
                    images.Slice((int)plan.Original(image, row, plan.Columns.Nearest(x)), plan.Channels)
                        .CopyTo(output[(int)plan.Resized(image, y, x)..]);
                }
            }
        }
    }

    internal static partial void ResizeNearestNeighborGrad<T>(in ResizeNearestNeighborGradCall call)
        where T : unmanaged, INumber<T>
    {
        ResizePlan plan = new(call.Output.Shape, call.Grads.Shape, call.AlignCorners, call.HalfPixelCenters);
        if (HalfCopies.Concern<T>())
        {
            using Tensor sums = TensorAccess.AllocateUnscoped(call.Output.Shape, DType.Float32);
            NearestSums<T, float>(plan, TensorAccess.Read<T>(call.Grads), TensorAccess.Write<float>(sums));
            HalfCopies.Narrow(
                (float*)TensorAccess.Pointer(sums), (T*)TensorAccess.Pointer(call.Output), (nint)call.Output.Count);
        }
        else
        {
            NearestSums<T, T>(plan, TensorAccess.Read<T>(call.Grads), TensorAccess.Write<T>(call.Output));
        }
    }

    private static void BilinearShares<T>(in ResizePlan plan, ReadOnlySpan<float> gradient, Span<T> output)
        where T : unmanaged, INumber<T>
    {
        output.Clear();
        int next = 0;
        for (long image = 0; image < plan.Batch; image++)
        {
            for (long y = 0; y < plan.ResizedHeight; y++)
            {
                (long top, long bottom, float down) = plan.Rows.Between(y);
                for (long x = 0; x < plan.ResizedWidth; x++)
                {
                    (long left, long right, float across) = plan.Columns.Between(x);
                    ReadOnlySpan<float> pixel = gradient.Slice(next, plan.Channels);
                    AddShare(pixel, 1 - down, 1 - across, output[(int)plan.Original(image, top, left)..]);
                    AddShare(pixel, 1 - down, across, output[(int)plan.Original(image, top, right)..]);
                    AddShare(pixel, down, 1 - across, output[(int)plan.Original(image, bottom, left)..]);
                    AddShare(pixel, down, across, output[(int)plan.Original(image, bottom, right)..]);
                    next += plan.Channels;
                }
            }
        }
    }

    // The products are floats even where T is wider, as in TensorFlow.
    private static void AddShare<T>(ReadOnlySpan<float> pixel, float down, float across, Span<T> output)
        where T : unmanaged, INumber<T>
    {
        for (int channel = 0; channel < pixel.Length; channel++)
        {
            output[channel] += T.CreateTruncating(pixel[channel] * down * across);
        }
    }

    private static void NearestSums<T, TSum>(in ResizePlan plan, ReadOnlySpan<T> gradient, Span<TSum> output)
        where T : unmanaged, INumber<T>
        where TSum : unmanaged, INumber<TSum>
    {
        output.Clear();
        int next = 0;
        for (long image = 0; image < plan.Batch; image++)
        {
            for (long y = 0; y < plan.ResizedHeight; y++)
            {
                long row = plan.Rows.Nearest(y);
                for (long x = 0; x < plan.ResizedWidth; x++)
                {
                    int target = (int)plan.Original(image, row, plan.Columns.Nearest(x));
                    for (int channel = 0; channel < plan.Channels; channel++)
                    {
                        output[target++] += TSum.CreateTruncating(gradient[next++]);
                    }
                }
            }
        }
    }
}
