namespace RawOpsNet.Kernels;

/// <summary>Computes a product whose element type has no tiles: blocks are staged in planes that have.</summary>
/// <remarks>C is summed in its planes over the whole inner size and rounded once.</remarks>
/// <typeparam name="T">Element type of the matrices.</typeparam>
/// <typeparam name="TPlane">float or double.</typeparam>
/// <typeparam name="TStaging">How elements go to planes and back.</typeparam>
internal static unsafe class StagedProduct<T, TPlane, TStaging>
    where T : unmanaged
    where TPlane : unmanaged
    where TStaging : struct, IStaging<T, TPlane>
{
    // The planes of one block of A, B and C stay within the second cache.
    private const int MaxRows = 224;
    private const int MaxColumns = 256;
    private const int MaxDepthBytes = 1024;

    /// <summary>Computes the product in parallel; no size is 0.</summary>
    public static void Run(in ProductShape shape, T* a, T* b, T* c)
    {
        double cost = TStaging.Planes * TStaging.Planes * sizeof(TPlane) / sizeof(float);
        if (shape.Multiplications * cost < ProductGrid.Threshold)
        {
            RunBlocks(shape, a, b, c);
            return;
        }

        var grid = new ProductGrid(shape, cost);
        var job = new GridJob(shape, grid, a, b, c);
        Threads.For(ref job, grid.Parts);
    }

    private static void RunBlocks(in ProductShape shape, T* a, T* b, T* c)
    {
        nint height = Blocking.Even(shape.M, MaxRows, 1);
        nint width = Blocking.Even(shape.N, MaxColumns, 16);
        for (nint row = 0; row < shape.M; row += height)
        {
            nint rows = Math.Min(height, shape.M - row);
            for (nint column = 0; column < shape.N; column += width)
            {
                nint columns = Math.Min(width, shape.N - column);
                RunBlock(
                    shape.Part(rows, columns, shape.K, shape.Accumulate),
                    a + shape.AIndex(row, 0), b + shape.BIndex(0, column), c + shape.CIndex(row, column));
            }
        }
    }

    private static void RunBlock(in ProductShape shape, T* a, T* b, T* c)
    {
        nint depth = Blocking.Even(shape.K, MaxDepthBytes / sizeof(TPlane), 1);
        nint aPlane = shape.M * depth;
        nint bPlane = depth * shape.N;
        nint cPlane = shape.M * shape.N;
        TPlane* planes = ProductWorkspace.Rent<TPlane>(
            ProductBuffer.Staged, TStaging.Planes * (aPlane + bPlane + cPlane));
        TPlane* bPlanes = planes + (TStaging.Planes * aPlane);
        TPlane* cPlanes = bPlanes + (TStaging.Planes * bPlane);
        var block = new StagedBlock<TPlane>(planes, aPlane, bPlanes, bPlane, cPlanes, cPlane);
        if (shape.Accumulate)
        {
            Read(c, shape.CStride, shape.M, shape.N, cPlanes, cPlane, false);
        }

        for (nint p = 0; p < shape.K; p += depth)
        {
            nint steps = Math.Min(depth, shape.K - p);
            ReadOperand(
                a + shape.AIndex(0, p), shape.AStride, shape.M, steps, shape.TransposeA, planes, aPlane, shape.ConjugateA);
            ReadOperand(
                b + shape.BIndex(p, 0), shape.BStride, steps, shape.N, shape.TransposeB, bPlanes, bPlane, shape.ConjugateB);
            var part = new ProductShape(shape.M, shape.N, steps)
            {
                TransposeA = shape.TransposeA,
                TransposeB = shape.TransposeB,
                Accumulate = p > 0 || shape.Accumulate,
            };
            TStaging.Multiply(part, block);
        }

        for (nint row = 0; row < shape.M; row++)
        {
            TStaging.Write(cPlanes + (row * shape.N), cPlane, c + (row * shape.CStride), shape.N);
        }
    }

    // Planes keep the operand's own order: tiles take it transposed as well as plain.
    private static void ReadOperand(
        T* source, nint stride, nint rows, nint columns, bool transpose, TPlane* target, nint plane, bool conjugate)
    {
        (nint storedRows, nint storedColumns) = transpose ? (columns, rows) : (rows, columns);
        Read(source, stride, storedRows, storedColumns, target, plane, conjugate);
    }

    private static void Read(
        T* source, nint stride, nint rows, nint columns, TPlane* target, nint plane, bool conjugate)
    {
        for (nint row = 0; row < rows; row++)
        {
            TStaging.Read(source + (row * stride), target + (row * columns), plane, columns, conjugate);
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
