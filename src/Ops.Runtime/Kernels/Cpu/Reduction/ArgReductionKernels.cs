using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// The first of equal elements wins, and NaN loses against any number, as in TensorFlow (Eigen's ArgMaxTupleReducer).
internal static partial class CpuKernels
{
    internal static partial void ArgMax<T>(in ArgMaxCall call)
        where T : unmanaged =>
        FindExtreme<T>(call.Site, call.Input, call.Dimension, call.Output, sign: 1);

    internal static partial void ArgMin<T>(in ArgMinCall call)
        where T : unmanaged =>
        FindExtreme<T>(call.Site, call.Input, call.Dimension, call.Output, sign: -1);

    private static void FindExtreme<T>(OpSite site, Tensor input, Tensor dimension, Tensor output, int sign)
        where T : unmanaged
    {
        int dim = site.Dim(HostValues.Integer(dimension), input.Shape.Rank, "dimension");
        site.OneSpan(output, "output");
        ReadOnlySpan<T> source = site.Read<T>(input, "input");
        int length = (int)input.Shape[dim];
        int inner = (int)new Shape(input.Shape.Dims[(dim + 1)..]).ElementCount;
        for (int i = 0; i < output.Count; i++)
        {
            int start = (i / inner * length * inner) + (i % inner);
            int best = IndexOfExtreme(source, start, inner, length, sign);
            if (output.DType == DType.Int64)
            {
                TensorAccess.Write<long>(output)[i] = best;
            }
            else
            {
                WriteIndex(output, i, best);
            }
        }
    }

    private static void WriteIndex(Tensor output, int at, int index)
    {
        switch (output.DType)
        {
            case DType.Int32: TensorAccess.Write<int>(output)[at] = index; break;
            case DType.Int16: TensorAccess.Write<short>(output)[at] = checked((short)index); break;
            default: TensorAccess.Write<ushort>(output)[at] = checked((ushort)index); break;
        }
    }

    private static int IndexOfExtreme<T>(ReadOnlySpan<T> source, int start, int step, int length, int sign)
        where T : unmanaged
    {
        int best = 0;
        for (int i = 1; i < length; i++)
        {
            T candidate = source[start + (i * step)];
            T leader = source[start + (best * step)];
            // .NET orders NaN before every number, which is what a maximum needs; a minimum must pass it over by hand.
            bool isBetter = sign > 0
                ? Comparer<T>.Default.Compare(candidate, leader) > 0
                : !IsNotANumber(candidate) && (IsNotANumber(leader) || Comparer<T>.Default.Compare(candidate, leader) < 0);
            best = isBetter ? i : best;
        }

        return best;
    }

    private static bool IsNotANumber<T>(T value)
        where T : unmanaged =>
        value switch
        {
            float number => float.IsNaN(number),
            double number => double.IsNaN(number),
            Half number => Half.IsNaN(number),
            BFloat16 number => BFloat16.IsNaN(number),
            _ => false,
        };
}
