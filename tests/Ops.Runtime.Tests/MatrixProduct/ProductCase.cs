using System.Numerics;
using RawOpsNet.Kernels;

namespace RawOpsNet.Tests.Runtime;

/// <summary>Holds the matrices of one product and checks its result.</summary>
/// <remarks>Elements are small integers, so that every sum is exact and the result must be equal, not near.</remarks>
internal sealed unsafe class ProductCase<T> : IDisposable
    where T : unmanaged, INumberBase<T>
{
    private readonly T[] _before;

    public ProductCase(Random random, ProductShape shape, Func<Random, T> next)
    {
        Shape = shape;
        A = new GuardedMatrix<T>(shape.TransposeA ? shape.K : shape.M, shape.TransposeA ? shape.M : shape.K, shape.AStride)
            .Fill(() => next(random));
        B = new GuardedMatrix<T>(shape.TransposeB ? shape.N : shape.K, shape.TransposeB ? shape.K : shape.N, shape.BStride)
            .Fill(() => next(random));
        C = new GuardedMatrix<T>(shape.M, shape.N, shape.CStride).Fill(() => next(random));
        _before = new T[shape.M * shape.N];
        for (nint row = 0; row < shape.M; row++)
        {
            new ReadOnlySpan<T>(C.Data + (row * shape.CStride), (int)shape.N).CopyTo(_before.AsSpan((int)(row * shape.N)));
        }
    }

    public ProductShape Shape { get; }

    public GuardedMatrix<T> A { get; }

    public GuardedMatrix<T> B { get; }

    public GuardedMatrix<T> C { get; }

    /// <summary>Makes sizes, transposition and strides up to <paramref name="padding"/> elements longer than the rows.</summary>
    public static ProductShape RandomShape(Random random, int m, int n, int k, int padding)
    {
        bool transposeA = random.Next(2) == 0;
        bool transposeB = random.Next(2) == 0;
        return new ProductShape(m, n, k)
        {
            TransposeA = transposeA,
            TransposeB = transposeB,
            Accumulate = random.Next(3) == 0,
            AStride = Math.Max(1, (transposeA ? m : k) + random.Next(padding + 1)),
            BStride = Math.Max(1, (transposeB ? k : n) + random.Next(padding + 1)),
            CStride = Math.Max(1, n + random.Next(padding + 1)),
        };
    }

    /// <summary>Asserts every element of C, computed in the order of the definition, and the padding.</summary>
    /// <param name="sum">Rounds the exact sum of a row and a column, and what was there, to the element type.</param>
    public void AssertProduct(Func<Complex, T> sum)
    {
        Complex[] expected = Reference();
        for (nint row = 0; row < Shape.M; row++)
        {
            for (nint column = 0; column < Shape.N; column++)
            {
                T want = sum(expected[(row * Shape.N) + column]);
                T got = C.Data[Shape.CIndex(row, column)];
                Assert.True(want == got, $"{Shape}: C[{row}, {column}] is {got}; the definition gives {want}.");
            }
        }

        C.AssertPaddingKept();
    }

    public void Dispose()
    {
        A.Dispose();
        B.Dispose();
        C.Dispose();
    }

    private Complex[] Reference()
    {
        var c = new Complex[Shape.M * Shape.N];
        var rowOfB = new Complex[Shape.N];
        for (nint i = 0; Shape.Accumulate && i < c.Length; i++)
        {
            c[i] = Exact(_before[i], false);
        }

        for (nint p = 0; p < Shape.K; p++)
        {
            for (nint column = 0; column < Shape.N; column++)
            {
                rowOfB[column] = Exact(B.Data[Shape.BIndex(p, column)], Shape.ConjugateB);
            }

            for (nint row = 0; row < Shape.M; row++)
            {
                Complex x = Exact(A.Data[Shape.AIndex(row, p)], Shape.ConjugateA);
                for (nint column = 0; column < Shape.N; column++)
                {
                    c[(row * Shape.N) + column] += x * rowOfB[column];
                }
            }
        }

        return c;
    }

    private static Complex Exact(T value, bool conjugate)
    {
        Complex exact = value is Complex complex ? complex
            : value is Complex64 narrow ? new Complex(narrow.Real, narrow.Imaginary)
            : double.CreateChecked(value);
        return conjugate ? Complex.Conjugate(exact) : exact;
    }
}
