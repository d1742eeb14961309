using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// The room of the dense matrix product: MatrixProduct chooses a form for the element type and the processor,
// TiledProduct divides the problem among threads,
// BlockProduct walks the blocks of a part, and the emitted tiles in Tiles/ do the arithmetic. VectorProduct takes single
// rows and columns, StagedProduct the types without tiles. Works on pointers and knows no tensor;
// callers have checked every size.

/// <summary>Computes <c>C = op(A) · op(B)</c> on matrices in memory.</summary>
/// <remarks>
/// Results depend on the problem and the processor, never on the number of threads. C must not overlap A or B.
/// </remarks>
internal static unsafe partial class MatrixProduct
{
    /// <summary>Computes a product of any element type by the fastest form there is for it.</summary>
    /// <remarks>
    /// float and double use fused multiply-adds where the processor has them; Half and BFloat16 are summed in float and
    /// rounded once; complex numbers are summed by their parts; integers wrap.
    /// </remarks>
    /// <typeparam name="T">Element type.</typeparam>
    /// <param name="shape">Sizes, strides, transposition and conjugation; accumulation.</param>
    /// <param name="a">A.</param>
    /// <param name="b">B.</param>
    /// <param name="c">C; nothing is written where M or N is 0.</param>
    public static void Multiply<T>(in ProductShape shape, T* a, T* b, T* c)
        where T : unmanaged, INumberBase<T> => Multiply(shape, a, b, c, default);

    /// <summary>Computes a product of any element type, and what follows it.</summary>
    /// <typeparam name="T">Element type.</typeparam>
    /// <param name="shape">Sizes, strides, transposition and conjugation; accumulation.</param>
    /// <param name="a">A.</param>
    /// <param name="b">B.</param>
    /// <param name="c">C; nothing is written where M or N is 0.</param>
    /// <param name="epilogue">What is applied to C: by parts of it where the tiles are made, else to all of it.</param>
    public static void Multiply<T>(in ProductShape shape, T* a, T* b, T* c, in Epilogue<T> epilogue)
        where T : unmanaged, INumberBase<T>
    {
        if (shape.M <= 0 || shape.N <= 0)
        {
            return;
        }

        if (shape.K <= 0)
        {
            FillZero(shape, c);
            epilogue.Apply(c, shape.CStride, shape.M, shape.N);
        }
        else if (typeof(T) == typeof(float))
        {
            Singles(shape, (float*)a, (float*)b, (float*)c, epilogue.As<float>());
        }
        else if (typeof(T) == typeof(double))
        {
            Doubles(shape, (double*)a, (double*)b, (double*)c, epilogue.As<double>());
        }
        else
        {
            Others(shape, a, b, c);
            epilogue.Apply(c, shape.CStride, shape.M, shape.N);
        }
    }

    private static void Others<T>(in ProductShape shape, T* a, T* b, T* c)
        where T : unmanaged, INumberBase<T>
    {
        if (typeof(T) == typeof(Half))
        {
            StagedProduct<Half, float, WidenedStaging<Half, HalfWidening>>.Run(shape, (Half*)a, (Half*)b, (Half*)c);
        }
        else if (typeof(T) == typeof(BFloat16))
        {
            StagedProduct<BFloat16, float, WidenedStaging<BFloat16, BFloat16Widening>>.Run(
                shape, (BFloat16*)a, (BFloat16*)b, (BFloat16*)c);
        }
        else if (typeof(T) == typeof(Complex64))
        {
            StagedProduct<Complex64, float, ComplexStaging<Complex64, float>>.Run(
                shape, (Complex64*)a, (Complex64*)b, (Complex64*)c);
        }
        else if (typeof(T) == typeof(Complex))
        {
            StagedProduct<Complex, double, ComplexStaging<Complex, double>>.Run(
                shape, (Complex*)a, (Complex*)b, (Complex*)c);
        }
        else
        {
            RowProduct<T>.Run(shape, a, b, c);
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
}
