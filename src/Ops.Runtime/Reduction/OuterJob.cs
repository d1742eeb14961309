using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>Reduces rows into columns: the innermost dim is kept.</summary>
/// <remarks>
/// A task is a tile of columns and a chunk of rows. Each column is combined in the order of its rows, whatever its tile.
/// </remarks>
internal unsafe struct OuterJob<T, V, TBody, TAccess> : IParallelJob
    where T : unmanaged
    where V : unmanaged, ILane<V, T>
    where TBody : struct, IReduceBody<T>
    where TAccess : struct, IReduceAccess
{
    private const int TileLanes = 4;

    public TBody Body;
    public ReducePlan Plan;
    public T* Input;
    public T* Output;

    /// <summary>The end of the input, beyond which a lane must not read.</summary>
    public T* InputEnd;

    /// <summary>A tile per task, if columns have several chunks.</summary>
    public V* Partials;

    public int Parts;
    public long Chunks;
    private long _rowsPerChunk;

    public readonly long Tiles => ((Plan.Inner - 1) / TileWidth) + 1;

    public readonly long Tasks => Plan.Kept.Total * Tiles * Chunks;

    /// <summary>Gets the memory for partial results, in lanes.</summary>
    public readonly long PartialLanes => Tasks * TileLanes;

    private static int TileWidth => TileLanes * V.Count;

    /// <summary>Cuts the rows; the result depends on the shape alone.</summary>
    public void Divide()
    {
        _rowsPerChunk = InnerJob<T, V, TBody, TAccess>.ChunkLength / Math.Min(Plan.Inner, TileWidth);
        Chunks = ((Plan.Reduced.Total - 1) / _rowsPerChunk) + 1;
    }

    [SkipLocalsInit]
    public void Run(int part)
    {
        long end = Tasks * (part + 1) / Parts;
        TBody body = Body;
        V* entries = stackalloc V[(PairwiseStack<T, V, TBody>.Depth + 1) * TileLanes];
        V* result = entries + (PairwiseStack<T, V, TBody>.Depth * TileLanes);
        for (long task = Tasks * part / Parts; task < end; task++)
        {
            // Chunks of one tile follow each other, as its partial results do.
            long tile = task / Chunks;
            Tile(ref body, tile, (task - (tile * Chunks)) * _rowsPerChunk, entries, result);
            if (Chunks == 1)
            {
                Finish(ref body, tile, result);
                continue;
            }

            for (int lane = 0; lane < TileLanes; lane++)
            {
                Partials[(task * TileLanes) + lane] = result[lane];
            }
        }
    }

    /// <summary>Combines the chunks of every tile.</summary>
    [SkipLocalsInit]
    public void Combine()
    {
        TBody body = Body;
        V* entries = stackalloc V[(PairwiseStack<T, V, TBody>.Depth + 1) * TileLanes];
        V* result = entries + (PairwiseStack<T, V, TBody>.Depth * TileLanes);
        for (long tile = 0; tile < Plan.Kept.Total * Tiles; tile++)
        {
            PairwiseStack<T, V, TBody> stack = new(entries, TileLanes);
            for (long chunk = 0; chunk < Chunks; chunk++)
            {
                stack.Push(ref body, Partials + (((tile * Chunks) + chunk) * TileLanes));
            }

            stack.Collapse(ref body, result);
            Finish(ref body, tile, result);
        }
    }

    private readonly void Tile(ref TBody body, long tile, long row, V* entries, V* result)
    {
        long kept = tile / Tiles;
        long column = (tile - (kept * Tiles)) * TileWidth;
        T* from = Input + Plan.Kept.Offset(kept) + column;
        long columns = Math.Min(TileWidth, Plan.Inner - column);
        long end = Math.Min(row + _rowsPerChunk, Plan.Reduced.Total);
        PairwiseStack<T, V, TBody> stack = new(entries, TileLanes);
        while (row < end)
        {
            for (int lane = 0; lane < TileLanes; lane++)
            {
                result[lane] = body.Initial<V>();
            }

            long blockEnd = Math.Min(row + ReduceKernel<T, V, TBody, TAccess>.BlockRows, end);
            while (row < blockEnd)
            {
                long rows = Math.Min(Plan.Reduced.Straight(row), blockEnd - row);
                Rows(ref body, from + Plan.Reduced.Offset(row), (nint)Plan.Reduced.Step, (nint)rows, (int)columns, result);
                row += rows;
            }

            stack.Push(ref body, result);
        }

        stack.Collapse(ref body, result);
    }

    private readonly void Rows(ref TBody body, T* from, nint stride, nint rows, int columns, V* result)
    {
        if (columns == TileWidth)
        {
            ReduceKernel<T, V, TBody, TAccess>.AcrossFour(ref body, from, stride, rows, result);
            return;
        }

        for (int column = 0; column < columns; column += V.Count)
        {
            T* lane = from + column;
            int elements = Math.Min(V.Count, columns - column);

            // A lane may read on into the next row, not past the input; elements beyond the columns are dropped later.
            long room = InputEnd - lane - V.Count;
            nint whole = elements == V.Count ? rows : room < 0 ? 0 : (nint)Math.Min(rows, (room / Math.Max(stride, 1)) + 1);
            V* accumulator = result + (column / V.Count);
            ReduceKernel<T, V, TBody, TAccess>.Across(ref body, lane, stride, whole, accumulator);
            for (nint row = whole; row < rows; row++)
            {
                V value = ReduceKernel<T, V, TBody, TAccess>.LoadFirst(lane + (row * stride), elements);
                *accumulator = body.Combine(*accumulator, body.Map(value));
            }
        }
    }

    private readonly void Finish(ref TBody body, long tile, V* result)
    {
        long kept = tile / Tiles;
        long column = (tile - (kept * Tiles)) * TileWidth;
        long columns = Math.Min(TileWidth, Plan.Inner - column);
        T* to = Output + (kept * Plan.Inner) + column;
        for (int lane = 0; lane * V.Count < columns; lane++)
        {
            int elements = (int)Math.Min(V.Count, columns - (lane * V.Count));
            ReduceKernel<T, V, TBody, TAccess>.Finish(ref body, result[lane], Plan.Count, to + (lane * V.Count), elements);
        }
    }
}
