using System.Numerics;
using System.Runtime.CompilerServices;

namespace RawOpsNet.Kernels;

// The order of steps of one element is the order of the rows, however many threads there are: a part owns a range of
// the target, and walks all rows from the first to the last.

/// <summary>Applies rows to rows of a table, in order.</summary>
internal static unsafe class RowUpdate
{
    private const long ElementsPerPart = 64 << 10;

    // Every part reads the whole list of rows, so that more parts than this would spend their time on reading.
    private const int MaxParts = 16;

    // At this width a part's share of a row is still several vectors long.
    private const long MinColumnsPerPart = 256;

    /// <summary>Applies each row of the source to the row of the target that it is meant for.</summary>
    /// <param name="source">The rows: [count, width], or one element that is applied everywhere.</param>
    /// <param name="rows">Where each row goes; a negative one is skipped, the others have been checked.</param>
    /// <param name="target">The table: [height, width].</param>
    /// <param name="width">The number of elements of a row.</param>
    /// <param name="isScalar">Whether the source is one element.</param>
    public static void Run<T, TOperator>(
        ReadOnlySpan<T> source, ReadOnlySpan<long> rows, Span<T> target, long width, bool isScalar)
        where T : unmanaged
        where TOperator : struct, IRowOperator<T>
    {
        if (target.IsEmpty || rows.IsEmpty)
        {
            return;
        }

        long parts = Math.Min((rows.Length * width / ElementsPerPart) + 1, MaxParts);
        long height = target.Length / width;
        bool byColumns = width >= parts * MinColumnsPerPart;
        parts = Math.Min(parts, byColumns ? width / MinColumnsPerPart : height);
        fixed (T* from = source, to = target)
        fixed (long* pinned = rows)
        {
            int count = (int)Math.Max(parts, 1);
            RowUpdateJob<T, TOperator> job = new(from, pinned, rows.Length, to, height, width, isScalar, byColumns, count);
            Threads.For(ref job, count);
        }
    }

    /// <summary>Applies a run of elements, or one element to each of a run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Apply<T, TOperator>(T* source, T* target, nint count, bool isScalar)
        where T : unmanaged
        where TOperator : struct, IRowOperator<T>
    {
        nint i = 0;
        if (TOperator.HasVectors && Vector.IsHardwareAccelerated)
        {
            Vector<T> splat = isScalar ? new Vector<T>(*source) : default;
            for (; i + Vector<T>.Count <= count; i += Vector<T>.Count)
            {
                TOperator.Apply(Vector.Load(target + i), isScalar ? splat : Vector.Load(source + i)).Store(target + i);
            }
        }

        for (; i < count; i++)
        {
            target[i] = TOperator.Apply(target[i], isScalar ? *source : source[i]);
        }
    }
}
