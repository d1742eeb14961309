namespace RawOpsNet.Tests.Runtime.Examples;

/// <summary>Runs what the records show: one test for each example and dtype.</summary>
public class ExampleTests
{
    /// <summary>The names of all examples.</summary>
    public static TheoryData<string> Names => [.. ExampleSet.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Holds(string example) => new ExampleRun(ExampleSet.Get(example)).Check();

    [Fact]
    public void Every_op_shows_at_least_one_example()
    {
        HashSet<string> shown = [.. ExampleSet.Names.Select(name => name[..name.IndexOf(':', StringComparison.Ordinal)])];
        Assert.DoesNotContain(OpRegistry.All, op => op.Class == "RawOpsNet.RawOps" && !shown.Contains(op.Name));
    }
}
