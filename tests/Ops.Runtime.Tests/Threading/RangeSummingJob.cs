namespace RawOpsNet.Tests.Runtime;

/// <summary>Sums the lengths of its chunks.</summary>
internal struct RangeSummingJob : IRangeJob
{
    private long _elements;

    public readonly long Elements => _elements;

    public void Run(long start, long end) => Interlocked.Add(ref _elements, end - start);
}
