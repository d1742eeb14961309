namespace RawOpsNet.Tests.Runtime.Memory;

/// <summary>Marks tests that read the process's counters: no other test runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class CountingTests
{
    public const string Name = "Counting";
}
