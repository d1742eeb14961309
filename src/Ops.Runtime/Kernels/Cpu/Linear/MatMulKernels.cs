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
        where T : unmanaged, INumberBase<T> =>
        MultiplyBatches<T>(call.X, call.Y, call.Output, call.AdjX, call.AdjY);

    private static void MultiplyBatches<T>(Tensor left, Tensor right, Tensor products, bool adjointX, bool adjointY)
        where T : unmanaged, INumberBase<T>
    {
        Shape x = left.Shape;
        Shape y = right.Shape;
        Shape output = products.Shape;
        nint m = (nint)output[output.Rank - 2];
        nint n = (nint)output[output.Rank - 1];
        nint k = (nint)(adjointX ? x[x.Rank - 2] : x[x.Rank - 1]);
        BatchOffsets offsets = BatchOffsets.Broadcast(
            ShapeFunctions.BatchOf(output), ShapeFunctions.BatchOf(x), ShapeFunctions.BatchOf(y), m * k, k * n, m * n);
        ProductShape shape = new(m, n, k)
        {
            TransposeA = adjointX,
            TransposeB = adjointY,
            ConjugateA = adjointX,
            ConjugateB = adjointY,
        };
        MatrixProduct.MultiplyBatched(
            shape,
            (T*)TensorAccess.Pointer(left), offsets.A,
            (T*)TensorAccess.Pointer(right), offsets.B,
            (T*)TensorAccess.Pointer(products), offsets.C);
    }
}
