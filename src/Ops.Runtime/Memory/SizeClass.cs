using System.Numerics;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>Rounds sizes up to classes, four to a doubling, so that at most a fifth of a block is unused.</summary>
internal static class SizeClass
{
    public const int Count = 128;

    // More than the longest array of cache lines.
    public const long LargestBytes = 1L << 38;

    /// <summary>Gives the class of a number of lines, which is at least 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(long lines)
    {
        if (lines <= 4)
        {
            return (int)lines - 1;
        }

        long last = lines - 1;
        int log = BitOperations.Log2((ulong)last);
        int quarter = (int)(last >> (log - 2)) & 3;
        return (log - 1) * 4 + quarter;
    }

    /// <summary>Gives the lines of each block of a class.</summary>
    public static long Lines(int sizeClass)
    {
        if (sizeClass < 4)
        {
            return sizeClass + 1;
        }

        return (5L + (sizeClass & 3)) << (sizeClass / 4 - 1);
    }
}
