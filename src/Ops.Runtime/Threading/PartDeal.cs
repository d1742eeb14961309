using System.Runtime.InteropServices;

namespace RawOpsNet;

// Each thread starts on its own run of neighbouring parts, the same one at every call of that size, so that it finds
// in its cache what it wrote there before; when done it takes parts from the others. A thread that is slow to wake, or
// whose processor is taken, thus holds nobody up.

/// <summary>Deals the parts of a job to threads.</summary>
internal sealed unsafe class PartDeal
{
    /// <summary>Largest number of threads: what the thread count's bits hold, and one for the caller.</summary>
    public const int MaxThreads = 1024;

    /// <summary>Largest number of parts: what the bits of a run's bounds hold.</summary>
    public const int MaxParts = (1 << BoundBits) - 1;

    private const int BoundBits = 26;

    // Apart by two lines, since the processor fetches lines in pairs and every thread writes its own counter.
    private const int LongsApart = 16;

    // A run in one word, so that a claim is one compare-and-swap: threads of the job | end of the run | next part.
    // A claim that a late thread makes with an old value is still a claim of a part that nobody else has; who reads
    // the job only after a claim reads the job of that part.
    private readonly long* _runs = (long*)NativeMemory.AlignedAlloc((nuint)(MaxThreads * LongsApart * sizeof(long)), 128);

    /// <summary>Makes a deal with nothing in it.</summary>
    public PartDeal() => NativeMemory.Clear(_runs, (nuint)(MaxThreads * LongsApart * sizeof(long)));

    /// <summary>Opens the parts to threads 0 up to <paramref name="threads"/>; all earlier parts must have been taken.</summary>
    public void Open(int parts, int threads)
    {
        for (int thread = 0; thread < threads; thread++)
        {
            long next = (long)parts * thread / threads;
            long end = (long)parts * (thread + 1) / threads;
            Volatile.Write(ref _runs[thread * LongsApart], ((long)threads << (2 * BoundBits)) | (end << BoundBits) | next);
        }
    }

    /// <summary>Takes a part for a thread: from its own run, and then from those of the others.</summary>
    /// <returns>The part, or -1 when none is left for this thread.</returns>
    public int Take(int thread)
    {
        int part = TakeFrom(thread, thread, out int threads);
        for (int step = 1; part < 0 && step < threads; step++)
        {
            int victim = thread + step;
            part = TakeFrom(victim < threads ? victim : victim - threads, thread, out _);
        }

        return part;
    }

    private int TakeFrom(int run, int thread, out int threads)
    {
        ref long word = ref _runs[run * LongsApart];
        long seen = Volatile.Read(ref word);
        while (true)
        {
            threads = (int)(seen >> (2 * BoundBits));
            long next = seen & MaxParts;
            if (thread >= threads || next >= ((seen >> BoundBits) & MaxParts))
            {
                return -1;
            }

            long found = Interlocked.CompareExchange(ref word, seen + 1, seen);
            if (found == seen)
            {
                return (int)next;
            }

            seen = found;
        }
    }
}
