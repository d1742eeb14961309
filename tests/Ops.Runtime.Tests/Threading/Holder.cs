namespace RawOpsNet.Tests.Runtime;

/// <summary>Holds a job on the heap.</summary>
internal sealed class Holder
{
    public CollectingJob Job;
}
