using System.Diagnostics;

namespace RawOpsNet.OpServices;

/// <summary>
/// How many bytes may be dropped before a collection is asked for: few, unless the last ones were slow and have just been.
/// </summary>
/// <remarks>
/// A collection costs by the objects that live, of which a program may have millions beside its tensors. See
/// docs/decisions/0007-small-budgets-for-dropped-memory.md.
/// </remarks>
internal sealed class CollectionBudget(long least, long most)
{
    // One part of the time in ten may go to slow collections.
    private const int PausesPerCollection = 10;

    // What the system interrupts takes long too: the shortest of so many says what a collection costs.
    private const int LastCollections = 3;

    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(5);

    private readonly long[] _lastTicks = new long[LastCollections];
    private int _next = -1;
    private long _ended;
    private long _pauseTicks;

    /// <summary>The bytes.</summary>
    public long Bytes
    {
        get
        {
            long pause = Volatile.Read(ref _pauseTicks);
            return pause == 0 ? least : BytesAfter(Stopwatch.GetElapsedTime(Volatile.Read(ref _ended)));
        }
    }

    /// <summary>Collects a generation and all below it, and takes the time.</summary>
    public void Collect(int generation)
    {
        long before = Stopwatch.GetTimestamp();
        GC.Collect(generation, GCCollectionMode.Forced, blocking: true);
        long after = Stopwatch.GetTimestamp();
        Volatile.Write(ref _ended, after);
        NoteDuration(Stopwatch.GetElapsedTime(before, after));
    }

    /// <summary>Notes how long a collection took.</summary>
    internal void NoteDuration(TimeSpan duration)
    {
        uint place = (uint)Interlocked.Increment(ref _next) % LastCollections;
        Volatile.Write(ref _lastTicks[place], duration.Ticks);
        long shortest = duration.Ticks;
        for (int i = 0; i < LastCollections; i++)
        {
            shortest = Math.Min(shortest, Volatile.Read(ref _lastTicks[i]));
        }

        Volatile.Write(ref _pauseTicks, shortest < Slow.Ticks ? 0 : shortest * PausesPerCollection);
    }

    /// <summary>The bytes when so much time has passed since the last collection.</summary>
    internal long BytesAfter(TimeSpan time) => time.Ticks < Volatile.Read(ref _pauseTicks) ? most : least;
}
