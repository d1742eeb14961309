using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RawOpsNet.Kernels;

// The room of the dense matrix product: MatrixProduct chooses a form for the element type and the processor,
// TiledProduct divides the problem among threads, BlockProduct packs and walks the blocks of a part, and the emitted
// tiles in Tiles/ do the arithmetic. Works on pointers and knows no tensor; callers have checked every size.

/// <summary>Computes <c>C = op(A) · op(B)</c> on matrices in memory.</summary>
/// <remarks>Results depend on the problem and the processor, never on the number of threads.</remarks>
internal static unsafe partial class MatrixProduct
{
    /// <summary>Computes a product of any element type by the fastest form there is for it.</summary>
    /// <remarks>
    /// float and double use fused multiply-adds where the processor has them; Half and BFloat16 are summed in float and
    /// rounded once; integers wrap.
    /// </remarks>
    public static void Multiply<T>(in ProductShape shape, T* a, T* b, T* c)
        where T : unmanaged, INumberBase<T>
    {
        if (shape.M <= 0 || shape.N <= 0)
        {
            return;
        }

        if (shape.K <= 0)
        {
            FillZero(shape, c);
        }
        else if (typeof(T) == typeof(float))
        {
            Singles(shape, (float*)a, (float*)b, (float*)c);
        }
        else if (typeof(T) == typeof(double))
        {
            Doubles(shape, (double*)a, (double*)b, (double*)c);
        }
    }

    private static void FillZero<T>(in ProductShape shape, T* c)
        where T : unmanaged
    {
        for (nint row = 0; row < shape.M && !shape.Accumulate; row++)
        {
            for (nint column = 0; column < shape.N; column++)
            {
                c[shape.CIndex(row, column)] = default;
            }
        }
    }

    private static void Singles(in ProductShape shape, float* a, float* b, float* c)
    {
        if (Avx512F.IsSupported && Vector512.IsHardwareAccelerated)
        {
            TiledProduct<float, SingleTiles512>.Run(shape, a, b, c);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            TiledProduct<float, SingleTiles256>.Run(shape, a, b, c);
        }
        else
        {
            TiledProduct<float, SingleTiles128>.Run(shape, a, b, c);
        }
    }

    private static void Doubles(in ProductShape shape, double* a, double* b, double* c)
    {
        if (Avx512F.IsSupported && Vector512.IsHardwareAccelerated)
        {
            TiledProduct<double, DoubleTiles512>.Run(shape, a, b, c);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            TiledProduct<double, DoubleTiles256>.Run(shape, a, b, c);
        }
        else
        {
            TiledProduct<double, DoubleTiles128>.Run(shape, a, b, c);
        }
    }
}
