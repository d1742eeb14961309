using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

internal static unsafe partial class CpuKernels
{
    // The bounds are opposite corners of a box in the complex plane: TF cwise_op_clip.cc, UnaryClipFunc of a complex type. Each
    // part is compared as by std::min and std::max there: a NaN stays, and of bounds that cross the lower one holds.
    internal static partial void ClipByValueComplex<T>(in ClipByValueCall call)
        where T : unmanaged, INumberBase<T>
    {
        if (typeof(T) == typeof(Complex64))
        {
            ClipParts<float>(call.T, call.ClipValueMin, call.ClipValueMax, call.Output);
        }
        else
        {
            ClipParts<double>(call.T, call.ClipValueMin, call.ClipValueMax, call.Output);
        }
    }

    private static void ClipParts<TPart>(Tensor t, Tensor min, Tensor max, Tensor output)
        where TPart : unmanaged, INumber<TPart>
    {
        TPart* value = (TPart*)TensorAccess.Pointer(t);
        TPart* low = (TPart*)TensorAccess.Pointer(min);
        TPart* high = (TPart*)TensorAccess.Pointer(max);
        TPart* clipped = (TPart*)TensorAccess.Pointer(output);
        long lowMask = PartMask(min);
        long highMask = PartMask(max);
        for (long i = 0; i < 2 * t.Count; i++)
        {
            TPart part = high[i & highMask] < value[i] ? high[i & highMask] : value[i];
            clipped[i] = part < low[i & lowMask] ? low[i & lowMask] : part;
        }
    }

    // A scalar's two parts are met again at every element.
    private static long PartMask(Tensor bound) => bound.Rank == 0 ? 1 : -1;
}
