using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// Equality: over lanes for numbers, as it lies in memory for what has no arithmetic here. Shapes that clash are simply unequal.
internal static partial class CpuKernels
{
    internal static partial void Equal(in EqualCall call) => CompareAll(call.Site, call.X, call.Y, call.Z, whenEqual: true);

    internal static partial void NotEqual(in NotEqualCall call) =>
        CompareAll(call.Site, call.X, call.Y, call.Z, whenEqual: false);

    private static void CompareAll(in OpSite site, Tensor x, Tensor y, Tensor z, bool whenEqual)
    {
        if (!Broadcasting.Fits(x.Shape, y.Shape))
        {
            TensorAccess.Write<bool>(z)[0] = !whenEqual;
            return;
        }

        switch (x.DType)
        {
            case DType.Float16: CompareNumbers<Half, HalfLanes>(x, y, z, whenEqual); break;
            case DType.BFloat16: CompareNumbers<BFloat16, BFloat16Lanes>(x, y, z, whenEqual); break;
            case DType.Float32: CompareNumbers<float, VectorLanes<float>>(x, y, z, whenEqual); break;
            case DType.Float64: CompareNumbers<double, VectorLanes<double>>(x, y, z, whenEqual); break;
            case DType.Int16 or DType.UInt16 or DType.QInt16 or DType.QUInt16:
                CompareNumbers<short, VectorLanes<short>>(x, y, z, whenEqual);
                break;
            case DType.Int32 or DType.UInt32 or DType.QInt32: CompareNumbers<int, VectorLanes<int>>(x, y, z, whenEqual); break;
            case DType.Int64 or DType.UInt64: CompareNumbers<long, VectorLanes<long>>(x, y, z, whenEqual); break;
            case DType.Int8 or DType.UInt8 or DType.QInt8 or DType.QUInt8 or DType.Bool:
                CompareNumbers<byte, VectorLanes<byte>>(x, y, z, whenEqual);
                break;
            case DType.Complex64: CompareNumbers<Complex64, ScalarLanes<Complex64>>(x, y, z, whenEqual); break;
            case DType.Complex128: CompareNumbers<Complex, ScalarLanes<Complex>>(x, y, z, whenEqual); break;
            case DType.String: CompareStrings(x, y, z, whenEqual); break;
            default: site.Unimplemented($"there is no comparison of {x.DType.Name}.", "x"); break;
        }
    }

    private static void CompareNumbers<T, TLanes>(Tensor x, Tensor y, Tensor z, bool whenEqual)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T>
    {
        EqualityBody<T> body = new(whenEqual);
        Elementwise.Run<T, TLanes, EqualityBody<T>>(ref body, [x, y], [z]);
    }

    private static void CompareStrings(Tensor xTensor, Tensor yTensor, Tensor zTensor, bool whenEqual)
    {
        ReadOnlySpan<TString> x = TensorAccess.Read<TString>(xTensor);
        ReadOnlySpan<TString> y = TensorAccess.Read<TString>(yTensor);
        Span<bool> z = TensorAccess.Write<bool>(zTensor);
        BroadcastWalk walk = new(zTensor.Shape, xTensor.Shape, yTensor.Shape);
        for (int i = 0; i < z.Length; i++, walk.Next())
        {
            z[i] = x[(int)walk[0]].Equals(y[(int)walk[1]]) == whenEqual;
        }
    }
}
