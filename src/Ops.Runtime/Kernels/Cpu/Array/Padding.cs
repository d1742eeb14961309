using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RawOpsNet.Kernels;

/// <summary>Surrounds a tensor with a constant.</summary>
internal static unsafe class Padding
{
    private const long BytesPerPart = 256 << 10;

    private const int RankOnStack = 16;

    /// <summary>Writes the source into the middle of the target, and a value everywhere else.</summary>
    /// <param name="source">The tensor, dense.</param>
    /// <param name="dims">Its dims.</param>
    /// <param name="target">The padded tensor, dense.</param>
    /// <param name="targetDims">Its dims.</param>
    /// <param name="before">How much padding stands before the source along each dim.</param>
    /// <param name="value">The padding.</param>
    [SkipLocalsInit]
    public static void Run<T>(
        ReadOnlySpan<T> source,
        ReadOnlySpan<long> dims,
        Span<T> target,
        ReadOnlySpan<long> targetDims,
        ReadOnlySpan<long> before,
        T value)
        where T : struct
    {
        if (target.IsEmpty)
        {
            return;
        }

        int longs = 3 * Math.Max(dims.Length, 1);
        Span<long> room = dims.Length <= RankOnStack ? stackalloc long[longs] : new long[longs];
        fixed (long* pinned = room)
        {
            PaddedRows rows = new(pinned, dims, targetDims, before);
            int parts = (int)Math.Min(rows.Count, ((long)target.Length * Unsafe.SizeOf<T>() / BytesPerPart) + 1);
            ref T from = ref MemoryMarshal.GetReference(source);
            ref T to = ref MemoryMarshal.GetReference(target);

            // References may move while other threads hold them as addresses; strings therefore stay on this thread.
            if (parts == 1 || RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            {
                Part(ref from, ref to, in rows, value, 0, rows.Count);
                return;
            }

            fixed (byte* fromAddress = &Unsafe.As<T, byte>(ref from), toAddress = &Unsafe.As<T, byte>(ref to))
            {
                PaddingJob<T> job = new(fromAddress, toAddress, rows, value, parts);
                Threads.For(ref job, parts);
            }
        }
    }

    /// <summary>Writes the rows of the target from <paramref name="first"/> up to <paramref name="end"/>.</summary>
    internal static void Part<T>(ref T source, ref T target, in PaddedRows rows, T value, long first, long end)
        where T : struct
    {
        int length = (int)rows.Length;
        int before = (int)rows.Before;
        int width = (int)rows.Width;
        for (long row = first; row < end; row++)
        {
            Span<T> to = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref target, (nint)row * length), length);
            long from = rows.SourceRow(row);
            if (from < 0)
            {
                to.Fill(value);
                continue;
            }

            to[..before].Fill(value);
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref source, (nint)from * width), width).CopyTo(to[before..]);
            to[(before + width)..].Fill(value);
        }
    }
}
