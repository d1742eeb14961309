using RawOpsNet.Testing;

namespace Acme.Tests;

/// <summary>
/// What the generator writes for each op, held to a verified file: an upgrade of RawOps, or an edit of the yaml, shows its whole
/// effect in review.
/// </summary>
public sealed class GeneratedCodeTests
{
    private static readonly GeneratedOps Ops = GeneratedOps.From("CustomOp/acme.ops.yaml");

    [Theory]
    [InlineData("Mish")]
    [InlineData("RootMeanSquare")]
    [InlineData("Smooth")]
    public void An_op_is_written_as_verified(string op) => Snapshot.Match(Ops[op], op);

    [Fact]
    public void The_yaml_gives_no_message() => Assert.Empty(Ops.Messages);
}
