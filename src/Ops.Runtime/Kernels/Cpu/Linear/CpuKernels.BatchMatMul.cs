using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// The older and the newer form of BatchMatMulV2: one without broadcasting, one with a dtype of its own for the product.
internal static partial class CpuKernels
{
    internal static partial void BatchMatMul<T>(in BatchMatMulCall call)
        where T : unmanaged, INumberBase<T> =>
        MultiplyBatches<T>(call.X, call.Y, call.Output, call.AdjX, call.AdjY);

    internal static partial void BatchMatMulV3<T>(in BatchMatMulV3Call call)
        where T : unmanaged, INumberBase<T>
    {
        using Tensor? x = Widened<T>(call.X, call.Output.DType);
        using Tensor? y = Widened<T>(call.Y, call.Output.DType);
        MultiplyBatches<T>(x ?? call.X, y ?? call.Y, call.Output, call.AdjX, call.AdjY);
    }

    // Only integers of 8 bits have another dtype than the product.
    private static Tensor? Widened<T>(Tensor matrices, DType dtype)
        where T : unmanaged, INumberBase<T>
    {
        if (matrices.DType == dtype)
        {
            return null;
        }

        Tensor wide = TensorAccess.AllocateUnscoped(matrices.Shape, dtype);
        Span<T> target = TensorAccess.Write<T>(wide);
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = matrices.DType == DType.Int8
                ? T.CreateTruncating(TensorAccess.Read<sbyte>(matrices)[i])
                : T.CreateTruncating(TensorAccess.Read<byte>(matrices)[i]);
        }

        return wide;
    }
}
