namespace RawOpsNet.Tests.Runtime;

/// <summary>Collects the tests that set <see cref="Threads.Count"/>, one for the process; they run one at a time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ThreadCountTests
{
    public const string Name = "Threads.Count";
}
