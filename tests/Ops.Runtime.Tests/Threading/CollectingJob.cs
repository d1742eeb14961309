namespace RawOpsNet.Tests.Runtime;

/// <summary>Counts its runs and has the collector move objects meanwhile.</summary>
internal struct CollectingJob : IParallelJob
{
    private int _runs;

    public readonly int Runs => _runs;

    public void Run(int part)
    {
        GC.Collect(0);
        Interlocked.Increment(ref _runs);
    }
}
