using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// Running sums and products go element by element along the axis, in the dtype itself, as TensorFlow's scan does.
internal static partial class CpuKernels
{
    internal static partial void Cumsum<T>(in CumsumCall call)
        where T : unmanaged, INumberBase<T> =>
        Accumulate<T, AddStep<T>>(call.Site, call.X, call.Axis, call.Out, call.Exclusive, call.Reverse);

    internal static partial void Cumprod<T>(in CumprodCall call)
        where T : unmanaged, INumberBase<T> =>
        Accumulate<T, MultiplyStep<T>>(call.Site, call.X, call.Axis, call.Out, call.Exclusive, call.Reverse);

    private static void Accumulate<T, TStep>(OpSite site, Tensor x, Tensor axis, Tensor output, bool exclusive, bool reverse)
        where T : unmanaged, INumberBase<T>
        where TStep : struct, ICumulativeStep<T>
    {
        site.Scalar(axis, "axis");
        int dim = site.Dim(HostValues.Integer(axis), x.Shape.Rank, "axis");
        ReadOnlySpan<T> source = site.Read<T>(x, "x");
        Span<T> target = site.Write<T>(output, "out");
        int length = (int)x.Shape[dim];
        int inner = (int)(x.Count == 0 ? 0 : new Shape(x.Shape.Dims[(dim + 1)..]).ElementCount);
        for (int block = 0; block < source.Length; block += length * inner)
        {
            for (int column = 0; column < inner; column++)
            {
                T running = TStep.Neutral;
                for (int i = 0; i < length; i++)
                {
                    int at = block + ((reverse ? length - 1 - i : i) * inner) + column;
                    T next = TStep.Join(running, source[at]);
                    target[at] = exclusive ? running : next;
                    running = next;
                }
            }
        }
    }

    private readonly struct AddStep<T> : ICumulativeStep<T>
        where T : unmanaged, INumberBase<T>
    {
        public static T Neutral => T.Zero;

        public static T Join(T running, T next) => unchecked(running + next);
    }

    private readonly struct MultiplyStep<T> : ICumulativeStep<T>
        where T : unmanaged, INumberBase<T>
    {
        public static T Neutral => T.One;

        public static T Join(T running, T next) => unchecked(running * next);
    }
}
