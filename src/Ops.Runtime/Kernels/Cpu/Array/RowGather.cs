using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RawOpsNet.Kernels;

/// <summary>Picks rows of a table.</summary>
internal static unsafe class RowGather
{
    private const long BytesPerPart = 256 << 10;

    /// <summary>
    /// Copies, for each batch and each outer place in it, the rows that the batch's part of <paramref name="rows"/> names.
    /// A negative row gives default values; the others have been checked.
    /// </summary>
    /// <param name="source">The table: [batches, outer, height, width].</param>
    /// <param name="rows">The rows to pick: [batches, count].</param>
    /// <param name="target">The picked rows: [batches, outer, count, width].</param>
    /// <param name="batches">The number of batches; at least 1.</param>
    /// <param name="outer">The number of tables in a batch that the same rows are picked from.</param>
    /// <param name="height">The number of rows of one table.</param>
    /// <param name="width">The number of elements of a row.</param>
    public static void Run<T>(
        ReadOnlySpan<T> source, ReadOnlySpan<long> rows, Span<T> target, long batches, long outer, long height, long width)
        where T : struct
    {
        if (target.IsEmpty)
        {
            return;
        }

        long count = rows.Length / batches;
        long picks = batches * outer * count;
        int parts = (int)Math.Min(picks, ((long)target.Length * Unsafe.SizeOf<T>() / BytesPerPart) + 1);
        ref T from = ref MemoryMarshal.GetReference(source);
        ref T to = ref MemoryMarshal.GetReference(target);
        fixed (long* pinned = rows)
        {
            GatherPlan plan = new(pinned, count, outer, height, width);

            // References may move while other threads hold them as addresses; strings therefore stay on this thread.
            if (parts == 1 || RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            {
                Part(ref from, ref to, in plan, 0, picks);
                return;
            }

            fixed (byte* fromAddress = &Unsafe.As<T, byte>(ref from), toAddress = &Unsafe.As<T, byte>(ref to))
            {
                RowGatherJob<T> job = new(fromAddress, toAddress, plan, picks, parts);
                Threads.For(ref job, parts);
            }
        }
    }

    /// <summary>Copies the picks from <paramref name="first"/> up to <paramref name="end"/>.</summary>
    internal static void Part<T>(ref T source, ref T target, in GatherPlan plan, long first, long end)
        where T : struct
    {
        nint width = (nint)plan.Width;
        long pick = first;
        while (pick < end)
        {
            // One table at a time: [table * count, (table + 1) * count) are the picks from it.
            long table = pick / plan.Count;
            long* rows = plan.Rows + (table / plan.Outer * plan.Count) - (table * plan.Count);
            ref T from = ref Unsafe.Add(ref source, (nint)(table * plan.Height * plan.Width));
            long stop = Math.Min(end, (table + 1) * plan.Count);
            for (; pick < stop; pick++)
            {
                Pick(ref from, rows[pick], ref Unsafe.Add(ref target, (nint)pick * width), width);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pick<T>(ref T table, long row, ref T target, nint width)
        where T : struct
    {
        if (row < 0)
        {
            MemoryMarshal.CreateSpan(ref target, (int)width).Clear();
        }
        else if (width == 1)
        {
            target = Unsafe.Add(ref table, (nint)row);
        }
        else
        {
            ref T from = ref Unsafe.Add(ref table, (nint)row * width);
            MemoryMarshal.CreateReadOnlySpan(ref from, (int)width).CopyTo(MemoryMarshal.CreateSpan(ref target, (int)width));
        }
    }
}
