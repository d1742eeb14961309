using System.Collections.Concurrent;

namespace RawOpsNet.Tests.Runtime;

/// <summary>Notes the threads that its parts run on.</summary>
internal readonly struct WitnessingJob(ConcurrentDictionary<int, int> seen) : IParallelJob
{
    public ConcurrentDictionary<int, int> Seen => seen;

    public void Run(int part)
    {
        seen.AddOrUpdate(Environment.CurrentManagedThreadId, 1, (_, runs) => runs + 1);
        Thread.SpinWait(200);
    }
}
