using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RawOpsNet.Kernels;

// One engine moves the elements of concat, split, pack, unpack, slice, strided slice, tile, broadcast and transpose: each is
// a box whose two sides have strides of their own. Where an element lands depends on the box alone, so any division of the
// work among threads gives the same result.

/// <summary>Copies boxes of elements between two buffers with strides of their own.</summary>
internal static unsafe partial class StridedCopy
{
    // Below this a second thread costs more to wake than it saves.
    private const long BytesPerPart = 256 << 10;

    // A square of this side, read along one dim and written along the other, stays in the first-level cache.
    private const int BlockSide = 32;

    private const int RankOnStack = 16;

    /// <summary>Copies a box. The caller has checked that every element of it lies in both buffers.</summary>
    /// <param name="source">The buffer to read.</param>
    /// <param name="sourceStart">Where the box begins in the source.</param>
    /// <param name="sourceStrides">The strides of the source, in elements.</param>
    /// <param name="target">The buffer to write.</param>
    /// <param name="targetStart">Where the box begins in the target.</param>
    /// <param name="targetStrides">The strides of the target, in elements.</param>
    /// <param name="dims">The sizes of the box.</param>
    [SkipLocalsInit]
    public static void Run<T>(
        ReadOnlySpan<T> source,
        long sourceStart,
        ReadOnlySpan<long> sourceStrides,
        Span<T> target,
        long targetStart,
        ReadOnlySpan<long> targetStrides,
        ReadOnlySpan<long> dims)
        where T : struct
    {
        if (dims.Contains(0))
        {
            return;
        }

        int longs = Math.Max(dims.Length, 1) * CopyBox.LongsPerDim;
        Span<long> room = dims.Length <= RankOnStack ? stackalloc long[longs] : new long[longs];
        ref T from = ref Unsafe.Add(ref MemoryMarshal.GetReference(source), (nint)sourceStart);
        ref T to = ref Unsafe.Add(ref MemoryMarshal.GetReference(target), (nint)targetStart);
        fixed (long* pinned = room)
        {
            CopyBox box = new(pinned, dims, sourceStrides, targetStrides);
            int across = box.FindTransposed();
            long units = across < 0 ? box.Count : box.Count / box.Dim(box.Last) / box.Dim(across) * Blocks(box.Dim(across));
            long bytes = box.Count * Unsafe.SizeOf<T>();
            int parts = (int)Math.Min(Math.Min(units, (bytes / BytesPerPart) + 1), Threads.MaxParts);

            // References may move while other threads hold them as addresses; strings therefore stay on this thread.
            if (parts == 1 || RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            {
                Part(ref from, ref to, in box, across, 0, units);
                return;
            }

            fixed (byte* fromAddress = &Unsafe.As<T, byte>(ref from), toAddress = &Unsafe.As<T, byte>(ref to))
            {
                StridedCopyJob<T> job = new(fromAddress, toAddress, box, across, units, parts);
                Threads.For(ref job, parts);
            }
        }
    }

    /// <summary>
    /// Copies the units from <paramref name="first"/> up to <paramref name="end"/>: elements, or blocks of a transpose.
    /// </summary>
    internal static void Part<T>(ref T source, ref T target, in CopyBox box, int across, long first, long end)
        where T : struct
    {
        if (across < 0)
        {
            Rows(ref source, ref target, in box, first, end);
        }
        else
        {
            TransposedBlocks(ref source, ref target, in box, across, first, end);
        }
    }

    private static long Blocks(long dim) => ((dim - 1) / BlockSide) + 1;

    private static void Rows<T>(ref T source, ref T target, in CopyBox box, long first, long end)
        where T : struct
    {
        int last = box.Last;
        int plane = last - 1;
        long length = box.Dim(last);
        long height = plane < 0 ? 1 : box.Dim(plane);
        nint sourceStride = box.SourceStride(last);
        nint targetStride = box.TargetStride(last);
        nint sourceStep = plane < 0 ? 0 : box.SourceStride(plane);
        nint targetStep = plane < 0 ? 0 : box.TargetStride(plane);
        long row = first / length;
        nint skip = (nint)(first - (row * length));
        for (long at = first; at < end;)
        {
            // Only a plane's corner is worked out by division; its rows follow by addition.
            long outer = row / height;
            nint line = (nint)(row - (outer * height));
            box.Locate(outer, plane, out nint from, out nint to);
            for (; line < height && at < end; line++, row++)
            {
                nint count = (nint)Math.Min(length - skip, end - at);
                Row(
                    ref Unsafe.Add(ref source, from + (line * sourceStep) + (skip * sourceStride)),
                    sourceStride,
                    ref Unsafe.Add(ref target, to + (line * targetStep) + (skip * targetStride)),
                    targetStride,
                    count);
                at += count;
                skip = 0;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row<T>(ref T source, nint sourceStride, ref T target, nint targetStride, nint count)
        where T : struct
    {
        if (targetStride == 1 && sourceStride == 1 && count > 1)
        {
            MemoryMarshal.CreateReadOnlySpan(ref source, (int)count).CopyTo(MemoryMarshal.CreateSpan(ref target, (int)count));
        }
        else if (targetStride == 1 && sourceStride == 0)
        {
            MemoryMarshal.CreateSpan(ref target, (int)count).Fill(source);
        }
        else
        {
            for (nint i = 0; i < count; i++)
            {
                Unsafe.Add(ref target, i * targetStride) = Unsafe.Add(ref source, i * sourceStride);
            }
        }
    }

    private static void TransposedBlocks<T>(ref T source, ref T target, in CopyBox box, int across, long first, long end)
        where T : struct
    {
        int last = box.Last;
        long blocks = Blocks(box.Dim(across));
        nint length = (nint)box.Dim(last);
        nint sourceStride = box.SourceStride(last);
        nint targetStride = box.TargetStride(across);
        for (long unit = first; unit < end; unit++)
        {
            long outer = unit / blocks;
            long start = (unit - (outer * blocks)) * BlockSide;
            nint side = (nint)Math.Min(BlockSide, box.Dim(across) - start);
            box.Locate(outer, across, out nint from, out nint to);
            ref T corner = ref Unsafe.Add(ref source, from + (nint)start);
            ref T goal = ref Unsafe.Add(ref target, to + ((nint)start * targetStride));
            for (nint column = 0; column < length; column += BlockSide)
            {
                nint width = Math.Min(BlockSide, length - column);
                TransposedBlock(
                    ref Unsafe.Add(ref corner, column * sourceStride),
                    sourceStride,
                    ref Unsafe.Add(ref goal, column),
                    targetStride,
                    side,
                    width);
            }
        }
    }

    // Down the rows first: a source line is used up before others that fall on its place in the cache push it out.
    private static void TransposedTiles(
        ref float source, nint sourceStride, ref float target, nint targetStride, nint rows, nint columns)
    {
        for (nint column = 0; column < columns; column += TransposeTile.Columns)
        {
            for (nint row = 0; row + TransposeTile.Rows <= rows; row += TransposeTile.Rows)
            {
                TransposeTile.Run(
                    ref Unsafe.Add(ref source, row + (column * sourceStride)),
                    sourceStride,
                    ref Unsafe.Add(ref target, column + (row * targetStride)),
                    targetStride);
            }
        }
    }

    // Reads columns of neighbouring elements and writes rows: target[i, j] = source[j, i].
    private static void TransposedBlock<T>(
        ref T source, nint sourceStride, ref T target, nint targetStride, nint rows, nint columns)
        where T : struct
    {
        nint tiled = 0;
        if (Unsafe.SizeOf<T>() == 4 && !RuntimeHelpers.IsReferenceOrContainsReferences<T>() && TransposeTile.IsSupported)
        {
            tiled = columns - (columns % TransposeTile.Columns);
            TransposedTiles(
                ref Unsafe.As<T, float>(ref source),
                sourceStride,
                ref Unsafe.As<T, float>(ref target),
                targetStride,
                rows,
                tiled);
        }

        nint row = 0;
        for (; row + 4 <= rows; row += 4)
        {
            nint column = tiled;
            ref T from = ref Unsafe.Add(ref source, row + (column * sourceStride));
            ref T first = ref Unsafe.Add(ref target, row * targetStride);
            ref T second = ref Unsafe.Add(ref first, targetStride);
            ref T third = ref Unsafe.Add(ref second, targetStride);
            ref T fourth = ref Unsafe.Add(ref third, targetStride);
            for (; column < columns; column++)
            {
                Unsafe.Add(ref first, column) = from;
                Unsafe.Add(ref second, column) = Unsafe.Add(ref from, 1);
                Unsafe.Add(ref third, column) = Unsafe.Add(ref from, 2);
                Unsafe.Add(ref fourth, column) = Unsafe.Add(ref from, 3);
                from = ref Unsafe.Add(ref from, sourceStride);
            }
        }

        for (; row < rows; row++)
        {
            ref T from = ref Unsafe.Add(ref source, row);
            ref T to = ref Unsafe.Add(ref target, row * targetStride);
            for (nint column = 0; column < columns; column++)
            {
                Unsafe.Add(ref to, column) = Unsafe.Add(ref from, column * sourceStride);
            }
        }
    }
}
