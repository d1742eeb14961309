namespace RawOpsNet.Tests.Runtime;

/// <summary>Sums the numbers of its parts in a field of its own.</summary>
internal struct SummingJob : IParallelJob
{
    private long _sum;

    public readonly long Sum => _sum;

    public void Run(int part) => Interlocked.Add(ref _sum, part);
}
