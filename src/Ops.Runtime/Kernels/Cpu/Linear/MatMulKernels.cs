using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// Binds MatMul and BatchMatMulV2 to the matrix product.
internal static unsafe partial class CpuKernels
{
    internal static partial void MatMul<T>(in MatMulCall call)
        where T : unmanaged, INumberBase<T> =>
        MatrixProduct.Multiply(
            new ProductShape((nint)call.M, (nint)call.N, (nint)call.K)
            {
                TransposeA = call.TransposeA,
                TransposeB = call.TransposeB,
            },
            (T*)TensorAccess.Pointer(call.A),
            (T*)TensorAccess.Pointer(call.B),
            (T*)TensorAccess.Pointer(call.Product));

    internal static partial void BatchMatMulV2<T>(in BatchMatMulV2Call call)
        where T : unmanaged, INumberBase<T>
    {
        Shape x = call.X.Shape;
        Shape y = call.Y.Shape;
        Shape output = call.Output.Shape;
        nint m = (nint)output[output.Rank - 2];
        nint n = (nint)output[output.Rank - 1];
        nint k = (nint)(call.AdjX ? x[x.Rank - 2] : x[x.Rank - 1]);
        BatchOffsets offsets = BatchOffsets.Broadcast(
            ShapeFunctions.BatchOf(output), ShapeFunctions.BatchOf(x), ShapeFunctions.BatchOf(y), m * k, k * n, m * n);
        ProductShape shape = new(m, n, k)
        {
            TransposeA = call.AdjX,
            TransposeB = call.AdjY,
            ConjugateA = call.AdjX,
            ConjugateB = call.AdjY,
        };
        MatrixProduct.MultiplyBatched(
            shape,
            (T*)TensorAccess.Pointer(call.X), offsets.A,
            (T*)TensorAccess.Pointer(call.Y), offsets.B,
            (T*)TensorAccess.Pointer(call.Output), offsets.C);
    }
}
