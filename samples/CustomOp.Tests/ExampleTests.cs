using RawOpsNet.Testing;

namespace Acme.Tests;

/// <summary>Runs the examples of acme.ops.yaml: what stands under <c>tests</c> of each record, gradients included.</summary>
public sealed class ExampleTests
{
    private static readonly OpExamples Examples = OpExamples.From("CustomOp/acme.ops.yaml");

    public static TheoryData<string> Names => [.. Examples.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_example_holds(string name) => Examples[name].Check();
}
