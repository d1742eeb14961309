using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

internal static partial class CpuKernels
{
    internal static partial void L2Loss<T>(in L2LossCall call)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // A fixed tree of blocks: the same bits for any number of threads, and little rounding for many elements.
        double sum = SumOfSquares(TensorAccess.Read<T>(call.T));
        TensorAccess.Write<T>(call.Output)[0] = T.CreateTruncating(sum / 2);
    }

    private static double SumOfSquares<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        const int Block = 256;
        if (values.Length > Block)
        {
            int half = (values.Length / 2 / Block * Block) + Block;
            half = Math.Min(half, values.Length - 1);
            return SumOfSquares(values[..half]) + SumOfSquares(values[half..]);
        }

        double sum = 0;
        foreach (T value in values)
        {
            double real = double.CreateTruncating(value);
            sum += real * real;
        }

        return sum;
    }

    internal static partial void EuclideanNormIntegers<T>(in EuclideanNormCall call)
        where T : unmanaged, IBinaryInteger<T>
    {
        // The sum wraps as TensorFlow's does; its root is taken in double and truncates.
        Span<int> buffer = stackalloc int[call.Input.Shape.Rank];
        ReadOnlySpan<int> axes = Shapes.Axes(call.Site, call.Axis, "reduction_indices", call.Input.Shape, buffer);
        Span<T> output = TensorAccess.Write<T>(call.Output);
        output.Clear();
        ReadOnlySpan<T> input = TensorAccess.Read<T>(call.Input);
        BroadcastWalk walk = new(call.Input.Shape, Shapes.Reduce(call.Input.Shape, axes, keep: true));
        foreach (T value in input)
        {
            output[(int)walk[0]] += value * value;
            walk.Next();
        }

        foreach (ref T sum in output)
        {
            sum = T.CreateTruncating(Math.Sqrt(double.CreateTruncating(sum)));
        }
    }
}
