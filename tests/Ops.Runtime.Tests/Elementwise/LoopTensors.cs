using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Loops;

/// <summary>Makes tensors with small whole numbers, whose sums are exact in every dtype.</summary>
internal static class LoopTensors
{
    public static Tensor Make<T>(Shape shape, int seed)
        where T : unmanaged, INumberBase<T>
    {
        Tensor tensor = TensorAccess.Allocate(shape, DTypes.Of<T>());
        Random random = new(seed);
        foreach (ref T value in TensorAccess.Write<T>(tensor))
        {
            value = T.CreateTruncating(random.Next(0, 50));
        }

        return tensor;
    }

    public static Tensor Uniform(Shape shape, int seed)
    {
        Tensor tensor = TensorAccess.Allocate(shape, DType.Float32);
        Random random = new(seed);
        foreach (ref float value in TensorAccess.Write<float>(tensor))
        {
            value = (random.NextSingle() * 2) - 1;
        }

        return tensor;
    }

    /// <summary>Gives the element of a broadcast tensor that belongs to element <paramref name="i"/> of the output.</summary>
    public static long Source(Shape own, Shape output, long i)
    {
        long offset = 0;
        long stride = 1;
        for (int d = output.Rank - 1; d >= 0; d--)
        {
            long position = i % output[d];
            i /= output[d];
            int at = d - (output.Rank - own.Rank);
            if (at >= 0)
            {
                offset += own[at] == 1 ? 0 : position * stride;
                stride *= own[at];
            }
        }

        return offset;
    }
}
