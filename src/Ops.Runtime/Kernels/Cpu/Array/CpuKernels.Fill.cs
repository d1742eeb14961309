using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Making tensors of given values, and copying them.</summary>
internal static partial class CpuKernels
{
    internal static partial void DeepCopy<T>(in DeepCopyCall call)
        where T : struct => CopyWhole<T>(call.X, call.Y);

    internal static partial void Snapshot<T>(in SnapshotCall call)
        where T : struct => CopyWhole<T>(call.Input, call.Output);

    internal static partial void ZerosLike<T>(in ZerosLikeCall call)
        where T : struct => TensorAccess.Clear(call.Y);

    internal static partial void OnesLike(in OnesLikeCall call)
    {
        if (!call.Y.Device.IsCpu)
        {
            using Tensor one = TensorScope.Detach(GradientServices.Constant(1, call.Y.DType));
            DeviceMoves.Fill(one, call.Y);
            return;
        }

        switch (call.Y.DType)
        {
            case DType.Bool or DType.Int8 or DType.UInt8: FillWith<byte>(1, call.Y); break;
            case DType.Int16 or DType.UInt16: FillWith<short>(1, call.Y); break;
            case DType.Int32 or DType.UInt32: FillWith(1, call.Y); break;
            case DType.Int64 or DType.UInt64: FillWith(1L, call.Y); break;
            case DType.Float16: FillWith(Half.One, call.Y); break;
            case DType.BFloat16: FillWith((BFloat16)1f, call.Y); break;
            case DType.Float32: FillWith(1f, call.Y); break;
            case DType.Float64: FillWith(1d, call.Y); break;
            case DType.Complex64: FillWith(new Complex64(1, 0), call.Y); break;
            case DType.Complex128: FillWith(System.Numerics.Complex.One, call.Y); break;
            default: call.Site.NoKernel(call.Y.DType, "T", DTypes.Storable & ~DType.String.Mask); break;
        }
    }

    internal static partial void Fill<T>(in FillCall call)
        where T : struct => FillWith<T>(call.Value, call.Output);

    internal static partial void OneHot<T>(in OneHotCall call)
        where T : struct
    {
        FillWith(TensorAccess.Read<T>(call.OffValue)[0], call.Output);
        ReadOnlySpan<long> dims = call.Output.Shape.Dims;
        int axis = (int)(call.Axis < 0 ? dims.Length - 1 : call.Axis);
        long depth = dims[axis];
        long inner = RowMajor.Count(dims[(axis + 1)..]);
        T on = TensorAccess.Read<T>(call.OnValue)[0];
        Span<T> output = TensorAccess.Write<T>(call.Output);
        using IndexList places = IndexList.Read(call.Indices);
        for (int i = 0; i < places.Values.Length; i++)
        {
            long place = places.Values[i];
            if ((ulong)place < (ulong)depth)
            {
                long outer = i / inner;
                output[(int)((((outer * depth) + place) * inner) + (i - (outer * inner)))] = on;
            }
        }
    }

    private static void FillWith<T>(Tensor value, Tensor output)
        where T : struct
    {
        if (output.Device.IsCpu)
        {
            FillWith(TensorAccess.Read<T>(value)[0], output);
        }
        else
        {
            DeviceMoves.Fill(value, output);
        }
    }

    // A fill is a copy of one element with stride 0.
    private static void FillWith<T>(T value, Tensor output)
        where T : struct =>
        StridedCopy.Run(new ReadOnlySpan<T>(in value), 0, [0], TensorAccess.Write<T>(output), 0, [1], [output.Count]);

    private static void CopyWhole<T>(Tensor input, Tensor output)
        where T : struct =>
        StridedCopy.Run<T>(input, 0, [1], output, 0, [1], [output.Count]);
}
