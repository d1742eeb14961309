using System.Collections.Concurrent;

namespace RawOpsNet.Tests.Runtime;

/// <summary>Notes its chunks and the threads that they run on.</summary>
internal readonly struct RangeWitnessingJob(ConcurrentBag<(long Start, long End, int Thread)> seen) : IRangeJob
{
    public ConcurrentBag<(long Start, long End, int Thread)> Seen => seen;

    public void Run(long start, long end) => seen.Add((start, end, Environment.CurrentManagedThreadId));
}
