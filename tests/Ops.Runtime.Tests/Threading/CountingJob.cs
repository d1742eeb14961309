namespace RawOpsNet.Tests.Runtime;

/// <summary>Counts how often each part runs.</summary>
internal readonly struct CountingJob(int parts) : IParallelJob
{
    public int[] Runs { get; } = new int[parts];

    public void Run(int part) => Interlocked.Increment(ref Runs[part]);
}
