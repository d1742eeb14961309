namespace RawOpsNet.Tests.Training;

/// <summary>Names the tests that read counters of the whole process, and so run beside no other test.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RunsAlone
{
    /// <summary>The name.</summary>
    public const string Name = "alone";
}
