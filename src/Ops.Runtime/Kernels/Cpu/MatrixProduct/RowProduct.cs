using System.Numerics;
using System.Runtime.CompilerServices;

namespace RawOpsNet.Kernels;

/// <summary>
/// Computes products of integers, and of any type where the processor has no vectors: every row of C is a sum of rows of B.
/// </summary>
/// <typeparam name="T">Element type; integers wrap.</typeparam>
internal static unsafe class RowProduct<T>
    where T : unmanaged, INumberBase<T>
{
    // Bytes of a block of B that stays in the second cache while every row of A passes it.
    private const int BlockDepth = 128;
    private const int BlockRowBytes = 2048;

    // Time of one multiplication in that of one by the float tiles, of which a vector has sixteen at twice the rate.
    private const double Cost = 16;

    /// <summary>Computes the product in parallel; no size is 0.</summary>
    public static void Run(in ProductShape shape, T* a, T* b, T* c)
    {
        if (shape.Multiplications * Cost < ProductGrid.Threshold)
        {
            RunBlocks(shape, a, b, c);
            return;
        }

        var grid = new ProductGrid(shape, Cost);
        var job = new GridJob(shape, grid, a, b, c);
        Threads.For(ref job, grid.Parts);
    }

    /// <summary>Computes the product on the calling thread; no size is 0.</summary>
    public static void RunBlocks(in ProductShape shape, T* a, T* b, T* c)
    {
        nint width = BlockRowBytes / sizeof(T);
        for (nint column = 0; column < shape.N; column += width)
        {
            nint columns = Math.Min(width, shape.N - column);
            for (nint p = 0; p < shape.K; p += BlockDepth)
            {
                nint depth = Math.Min(BlockDepth, shape.K - p);
                T* rowsOfB = b + shape.BIndex(p, column);
                nint stride = shape.BStride;
                if (shape.TransposeB)
                {
                    stride = columns;
                    T* packed = ProductWorkspace.Rent<T>(ProductBuffer.PackedB, depth * columns);
                    PanelTranspose.Panel(rowsOfB, shape.BStride, columns, depth, packed, columns);
                    rowsOfB = packed;
                }

                for (nint row = 0; row < shape.M; row++)
                {
                    T* target = c + shape.CIndex(row, column);
                    if (p == 0 && !shape.Accumulate)
                    {
                        new Span<T>(target, (int)columns).Clear();
                    }

                    AddRows(shape, a + shape.AIndex(row, p), rowsOfB, stride, depth, target, columns);
                }
            }
        }
    }

    private static void AddRows(in ProductShape shape, T* a, T* b, nint stride, nint depth, T* c, nint columns)
    {
        nint step = shape.TransposeA ? shape.AStride : 1;
        nint p = 0;
        for (; p + 4 <= depth; p += 4)
        {
            AddFour(a[0], a[step], a[2 * step], a[3 * step], b, stride, c, columns);
            a += 4 * step;
            b += 4 * stride;
        }

        for (; p < depth; p++)
        {
            for (nint column = 0; column < columns; column++)
            {
                c[column] += *a * b[column];
            }

            a += step;
            b += stride;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFour(T x0, T x1, T x2, T x3, T* b0, nint stride, T* c, nint columns)
    {
        T* b1 = b0 + stride;
        T* b2 = b1 + stride;
        T* b3 = b2 + stride;
        nint column = 0;
        if (Vector.IsHardwareAccelerated && Vector<T>.IsSupported)
        {
            Vector<T> v0 = Vector.Create(x0);
            Vector<T> v1 = Vector.Create(x1);
            Vector<T> v2 = Vector.Create(x2);
            Vector<T> v3 = Vector.Create(x3);
            for (; column + Vector<T>.Count <= columns; column += Vector<T>.Count)
            {
                Vector<T> sum = Vector.Load(c + column) + (v0 * Vector.Load(b0 + column));
                sum += v1 * Vector.Load(b1 + column);
                sum += v2 * Vector.Load(b2 + column);
                sum += v3 * Vector.Load(b3 + column);
                sum.Store(c + column);
            }
        }

        for (; column < columns; column++)
        {
            c[column] = c[column] + (x0 * b0[column]) + (x1 * b1[column]) + (x2 * b2[column]) + (x3 * b3[column]);
        }
    }

    private readonly struct GridJob(in ProductShape shape, in ProductGrid grid, T* a, T* b, T* c) : IParallelJob
    {
        private readonly ProductShape _shape = shape;
        private readonly ProductGrid _grid = grid;
        private readonly T* _a = a;
        private readonly T* _b = b;
        private readonly T* _c = c;

        public void Run(int part)
        {
            _grid.Locate(part, out nint row, out nint rows, out nint column, out nint columns);
            RunBlocks(
                _shape.Part(rows, columns, _shape.K, _shape.Accumulate),
                _a + _shape.AIndex(row, 0), _b + _shape.BIndex(0, column), _c + _shape.CIndex(row, column));
        }
    }
}
