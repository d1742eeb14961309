using System.Collections.Concurrent;

namespace RawOpsNet.Tests.Runtime;

/// <summary>Starts a parallel job in each part and notes inner parts that run on another thread.</summary>
internal readonly struct NestingJob(int parts, int innerParts) : IParallelJob
{
    public int[] InnerRuns { get; } = new int[parts];

    public ConcurrentBag<int> Strays { get; } = [];

    public void Run(int part)
    {
        var inner = new InnerJob(InnerRuns, part, Strays, Environment.CurrentManagedThreadId);
        Threads.For(ref inner, innerParts);
    }

    private readonly struct InnerJob(int[] runs, int outer, ConcurrentBag<int> strays, int thread) : IParallelJob
    {
        public void Run(int part)
        {
            runs[outer]++;
            if (Environment.CurrentManagedThreadId != thread)
            {
                strays.Add(part);
            }
        }
    }
}
