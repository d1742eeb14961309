using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Moves the channels of images between the second dim and the last.</summary>
internal static class ChannelOrder
{
    /// <summary>Copies images whose channels are second into the other order; the copy keeps the shape's text.</summary>
    public static Tensor ToLast<T>(Tensor first)
        where T : unmanaged
    {
        Tensor last = TensorAccess.AllocateUnscoped(first.Shape, first.DType);
        (long batch, long channels, long pixels) = Sizes(first.Shape);
        StridedCopy.Run(
            TensorAccess.Read<T>(first), 0, [channels * pixels, 1, pixels],
            TensorAccess.Write<T>(last), 0, [channels * pixels, channels, 1],
            [batch, pixels, channels]);
        return last;
    }

    /// <summary>Copies images whose channels are last into a tensor whose channels are second.</summary>
    public static void ToFirst<T>(Tensor last, Tensor first)
        where T : unmanaged
    {
        (long batch, long channels, long pixels) = Sizes(first.Shape);
        StridedCopy.Run(
            TensorAccess.Read<T>(last), 0, [channels * pixels, 1, channels],
            TensorAccess.Write<T>(first), 0, [channels * pixels, pixels, 1],
            [batch, channels, pixels]);
    }

    private static (long Batch, long Channels, long Pixels) Sizes(Shape first)
    {
        long pixels = 1;
        for (int dim = 2; dim < first.Rank; dim++)
        {
            pixels *= first[dim];
        }

        return (first[0], first[1], pixels);
    }
}
