using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// Cast is a switch on the source and then one on the target; the pairs are generic instances made when first used.
internal static partial class CpuKernels
{
    internal static partial void Cast(in CastCall call)
    {
        if (call.X.DType == call.Y.DType)
        {
            TensorAccess.Bytes(call.X).CopyTo(TensorAccess.Bytes(call.Y));
            return;
        }

        switch (call.X.DType)
        {
            case DType.Float32: CastFrom<float>(call); break;
            case DType.Float64: CastFrom<double>(call); break;
            case DType.Float16: CastFrom<Half>(call); break;
            case DType.BFloat16: CastFrom<BFloat16>(call); break;
            case DType.Int8: CastFrom<sbyte>(call); break;
            case DType.Int16: CastFrom<short>(call); break;
            case DType.Int32: CastFrom<int>(call); break;
            case DType.Int64: CastFrom<long>(call); break;

            // A truth value is a byte that holds 0 or 1.
            case DType.Bool or DType.UInt8: CastFrom<byte>(call); break;
            case DType.UInt16: CastFrom<ushort>(call); break;
            case DType.UInt32: CastFrom<uint>(call); break;
            case DType.UInt64: CastFrom<ulong>(call); break;
            case DType.Complex64: CastFrom<Complex64>(call); break;
            case DType.Complex128: CastFrom<Complex>(call); break;
            default: NoCast(call); break;
        }
    }

    private static void CastFrom<TSource>(in CastCall call)
        where TSource : unmanaged, INumberBase<TSource>
    {
        switch (call.Y.DType)
        {
            case DType.Float32: CastTo<TSource, float>(call); break;
            case DType.Float64: CastTo<TSource, double>(call); break;
            case DType.Float16: CastTo<TSource, Half>(call); break;
            case DType.BFloat16: CastTo<TSource, BFloat16>(call); break;
            case DType.Int8: CastTo<TSource, sbyte>(call); break;
            case DType.Int16: CastTo<TSource, short>(call); break;
            case DType.Int32: CastTo<TSource, int>(call); break;
            case DType.Int64: CastTo<TSource, long>(call); break;
            case DType.UInt8: CastTo<TSource, byte>(call); break;
            case DType.UInt16: CastTo<TSource, ushort>(call); break;
            case DType.UInt32: CastTo<TSource, uint>(call); break;
            case DType.UInt64: CastTo<TSource, ulong>(call); break;
            case DType.Complex64: CastTo<TSource, Complex64>(call); break;
            case DType.Complex128: CastTo<TSource, Complex>(call); break;
            case DType.Bool: CastToBool<TSource>(call); break;
            default: NoCast(call); break;
        }
    }

    private static void CastTo<TSource, TTarget>(in CastCall call)
        where TSource : unmanaged, INumberBase<TSource>
        where TTarget : unmanaged, INumberBase<TTarget>
    {
        ReadOnlySpan<TSource> x = TensorAccess.Read<TSource>(call.X);
        Span<TTarget> y = TensorAccess.Write<TTarget>(call.Y);
        if (call.Truncate && Conversion.CanTruncate<TSource, TTarget>())
        {
            for (int i = 0; i < y.Length; i++)
            {
                y[i] = Conversion.Truncated<TSource, TTarget>(x[i]);
            }

            return;
        }

        for (int i = 0; i < y.Length; i++)
        {
            y[i] = Conversion.Convert<TSource, TTarget>(x[i]);
        }
    }

    private static void CastToBool<TSource>(in CastCall call)
        where TSource : unmanaged, INumberBase<TSource>
    {
        ReadOnlySpan<TSource> x = TensorAccess.Read<TSource>(call.X);
        Span<bool> y = TensorAccess.Write<bool>(call.Y);
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = x[i] != TSource.Zero;
        }
    }

    private static void NoCast(in CastCall call) =>
        call.Site.Unimplemented($"there is no conversion from {call.X.DType.Name} to {call.Y.DType.Name}.", "x");

    internal static partial void Bitcast(in BitcastCall call)
    {
        if (call.Output.Device.IsCpu)
        {
            TensorAccess.Bytes(call.Input).CopyTo(TensorAccess.Bytes(call.Output));
        }
        else
        {
            DeviceBackend.Of(call.Output.Device).Copy(call.Input, call.Output);
        }
    }
}
