using System.Diagnostics;

namespace RawOpsNet.OpServices;

/// <summary>
/// How many bytes may be dropped before a collection is asked for: few, unless the last one was slow and has just been.
/// </summary>
/// <remarks>
/// A collection costs by the objects that live, of which a program may have millions beside its tensors. See
/// docs/decisions/0007-small-budgets-for-dropped-memory.md.
/// </remarks>
internal sealed class CollectionBudget(long least, long most)
{
    // One part of the time in ten may go to slow collections.
    private const int PausesPerCollection = 10;

    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(5);

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
    internal void NoteDuration(TimeSpan duration) =>
        Volatile.Write(ref _pauseTicks, duration < Slow ? 0 : duration.Ticks * PausesPerCollection);

    /// <summary>The bytes when so much time has passed since the last collection.</summary>
    internal long BytesAfter(TimeSpan time) => time.Ticks < Volatile.Read(ref _pauseTicks) ? most : least;
}
