using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>Computes a product by tiles, in parallel.</summary>
/// <typeparam name="T">Element type.</typeparam>
/// <typeparam name="TTiles">Tiles of some vector width.</typeparam>
internal static unsafe class TiledProduct<T, TTiles>
    where T : unmanaged, INumberBase<T>
    where TTiles : struct, ITileFamily<T>
{
    // A larger B comes from memory, which it leaves faster row by row than panel by panel (measured: 150 instead of
    // 116 GFLOP/s for 32 rows times 4096 by 4096). A smaller one is faster in place, even where its rows lie pages
    // apart (measured: +3 to 5 % for 1024 columns).
    private const double MaxBytesInPlace = 8 << 20;

    /// <summary>Computes the product and what follows it; no size is 0.</summary>
    public static void Run(in ProductShape shape, T* a, T* b, T* c, in Epilogue<T> epilogue)
    {
        bool packsB = PacksB(shape);
        int partials = PartialCount(shape);
        if (partials > 1)
        {
            RunPartials(shape, packsB, partials, a, b, c);
            epilogue.Apply(c, shape.CStride, shape.M, shape.N);
            return;
        }

        double cost = sizeof(T) / sizeof(float);
        if (shape.Multiplications * cost < ProductGrid.Threshold)
        {
            BlockProduct<T, TTiles>.Run(shape, packsB, a, b, c, epilogue);
            return;
        }

        var grid = new ProductGrid(shape, cost);
        var job = new GridJob(shape, packsB, grid, a, b, c, epilogue);
        Threads.For(ref job, grid.Parts);
    }

    private static bool PacksB(in ProductShape shape) =>
        shape.TransposeB || (double)shape.K * shape.N * sizeof(T) > MaxBytesInPlace;

    // A small C of a long inner size has no rows and columns to divide; the inner size is divided instead, into a
    // number of sums that depends on it alone.
    private static int PartialCount(in ProductShape shape) =>
        shape.M * shape.N <= 4096 && shape.K >= 8192 && shape.Multiplications >= 1_000_000
            ? (int)Math.Min(shape.K / 4096, 16)
            : 1;

    private static void RunPartials(in ProductShape shape, bool packsB, int partials, T* a, T* b, T* c)
    {
        nint size = shape.M * shape.N;
        T* sums = ProductWorkspace.Rent<T>(ProductBuffer.Partials, size * partials);
        var job = new PartialJob(shape, packsB, partials, a, b, sums);
        Threads.For(ref job, partials);
        for (nint row = 0; row < shape.M; row++)
        {
            T* target = c + (row * shape.CStride);
            for (nint column = 0; column < shape.N; column++)
            {
                T* sum = sums + (row * shape.N) + column;
                T total = *sum;
                for (int partial = 1; partial < partials; partial++)
                {
                    sum += size;
                    total += *sum;
                }

                target[column] = shape.Accumulate ? target[column] + total : total;
            }
        }
    }

    private readonly struct GridJob(
        in ProductShape shape, bool packsB, in ProductGrid grid, T* a, T* b, T* c, in Epilogue<T> epilogue)
        : IParallelJob
    {
        private readonly ProductShape _shape = shape;
        private readonly bool _packsB = packsB;
        private readonly ProductGrid _grid = grid;
        private readonly T* _a = a;
        private readonly T* _b = b;
        private readonly T* _c = c;
        private readonly Epilogue<T> _epilogue = epilogue;

        public void Run(int part)
        {
            _grid.Locate(part, out nint row, out nint rows, out nint column, out nint columns);
            ProductShape shape = _shape.Part(rows, columns, _shape.K, _shape.Accumulate);
            BlockProduct<T, TTiles>.Run(
                shape, _packsB,
                _a + _shape.AIndex(row, 0), _b + _shape.BIndex(0, column), _c + _shape.CIndex(row, column),
                _epilogue.From(column));
        }
    }

    private readonly struct PartialJob(
        in ProductShape shape, bool packsB, int partials, T* a, T* b, T* sums) : IParallelJob
    {
        private readonly ProductShape _shape = shape;
        private readonly bool _packsB = packsB;
        private readonly T* _a = a;
        private readonly T* _b = b;
        private readonly T* _sums = sums;
        private readonly nint _depth = Blocking.Ceiling(shape.K, partials);

        public void Run(int part)
        {
            nint p = part * _depth;
            nint depth = Math.Min(_depth, _shape.K - p);
            ProductShape shape = _shape.Part(_shape.M, _shape.N, depth, false) with { CStride = _shape.N };
            BlockProduct<T, TTiles>.Run(
                shape, _packsB,
                _a + _shape.AIndex(0, p), _b + _shape.BIndex(p, 0), _sums + (part * _shape.M * _shape.N), default);
        }
    }
}
