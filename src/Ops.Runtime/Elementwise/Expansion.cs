using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices;

/// <summary>Writes out a stretch of a broadcast operand, element by element of the output.</summary>
internal static unsafe class Expansion
{
    /// <summary>The bytes past the end of a stretch that may be written over.</summary>
    public const int Overshoot = 64;

    // Below this a loop is quicker than a call of the library.
    private const int ShortRun = 16;

    /// <summary>Writes the elements that operand <paramref name="k"/> has for the output's [start, start + length).</summary>
    public static void Fill(byte* source, int size, byte* destination, in BroadcastPlan plan, int k, long start, int length)
    {
        switch (size)
        {
            case 1: Fill(source, destination, plan, k, start, length); break;
            case 2: Fill((ushort*)source, (ushort*)destination, plan, k, start, length); break;
            case 4: Fill((uint*)source, (uint*)destination, plan, k, start, length); break;
            case 8: Fill((ulong*)source, (ulong*)destination, plan, k, start, length); break;
            default: Fill((UInt128*)source, (UInt128*)destination, plan, k, start, length); break;
        }
    }

    private static void Fill<TBits>(TBits* source, TBits* destination, in BroadcastPlan plan, int k, long start, int length)
        where TBits : unmanaged
    {
        int last = plan.Rank - 1;
        long* dims = plan.Dims;
        long* strides = plan.Strides + (k * plan.Rank);
        long* index = stackalloc long[plan.Rank];
        long offset = 0;
        for (int d = last; d >= 0; d--)
        {
            long outer = start / dims[d];
            index[d] = start - (outer * dims[d]);
            offset += index[d] * strides[d];
            start = outer;
        }

        while (true)
        {
            int run = (int)Math.Min(dims[last] - index[last], length);
            if (strides[last] == 0)
            {
                Repeat(source[offset], destination, run);
            }
            else
            {
                Copy(source + offset, destination, run);
            }

            length -= run;
            if (length == 0)
            {
                return;
            }

            destination += run;
            offset -= index[last] * strides[last];
            index[last] = 0;
            for (int d = last - 1; d >= 0; d--)
            {
                offset += strides[d];
                if (++index[d] < dims[d])
                {
                    break;
                }

                offset -= dims[d] * strides[d];
                index[d] = 0;
            }
        }
    }

    private static void Repeat<TBits>(TBits value, TBits* destination, int count)
        where TBits : unmanaged
    {
        // Elements past the run are written again by the next one.
        if (sizeof(TBits) <= sizeof(ulong) && count * sizeof(TBits) <= Overshoot)
        {
            Vector512.Create(value).Store(destination);
            return;
        }

        if (count >= ShortRun)
        {
            new Span<TBits>(destination, count).Fill(value);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            destination[i] = value;
        }
    }

    private static void Copy<TBits>(TBits* source, TBits* destination, int count)
        where TBits : unmanaged
    {
        if (count >= ShortRun)
        {
            new ReadOnlySpan<TBits>(source, count).CopyTo(new Span<TBits>(destination, count));
            return;
        }

        for (int i = 0; i < count; i++)
        {
            destination[i] = source[i];
        }
    }
}
