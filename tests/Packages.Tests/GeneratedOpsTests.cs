using RawOpsNet.Testing;

namespace RawOpsNet.Tests.Packages;

/// <summary>What a person's tests see of the generator.</summary>
public sealed class GeneratedOpsTests
{
    private const string Head = "schema: rawops/1\nnamespace: Acme.Ops\nclass: AcmeOps\nops:\n";

    private const string Twice = """
          - op: Twice
            summary: Doubles x.
            docs: { x: The values., y: The doubles. }
            inputs: { x: T }
            outputs: { y: T }
            attrs: { T: "type(float32, float64)" }
            kernels: { elementwise: y = 2 * x }
            gradient: auto
            tests: [{ in: { x: [1] }, out: { y: [2] } }]

        """;

    [Fact]
    public void An_op_s_code_is_found_by_its_name()
    {
        GeneratedOps ops = GeneratedOps.FromText(Head + Twice);

        Assert.Empty(ops.Messages);
        Assert.Contains("public static global::RawOpsNet.Tensor Twice(", ops["Twice"], StringComparison.Ordinal);
        Assert.Contains("RO_", ops.Cuda("Twice"), StringComparison.Ordinal);
        Assert.Same(ops.Files["AcmeOps.Twice.g.cs"], ops["Twice"]);
    }

    [Fact]
    public void A_file_is_looked_for_from_the_test_s_folder_upwards() =>
        Assert.Contains("Smooth", GeneratedOps.From("samples/CustomOp/acme.ops.yaml")["Smooth"], StringComparison.Ordinal);

    [Fact]
    public void A_folder_stands_for_its_yaml_files() =>
        Assert.Contains("Mish", GeneratedOps.From("samples/CustomOp")["Mish"], StringComparison.Ordinal);

    [Fact]
    public void A_mistake_is_told_as_the_build_tells_it()
    {
        GeneratedOps ops = GeneratedOps.FromText(Head + Twice.Replace("2 * x", "2 * xx", StringComparison.Ordinal), "my.ops.yaml");

        string message = Assert.Single(ops.Messages);
        Assert.Equal(
            "my.ops.yaml(11,37): error ROPS1502: 'xx' is not an input, output, attr or let of Twice. Did you mean 'x'?", message);
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => ops["Twice"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_op_that_is_not_declared_is_refused_with_those_that_are() => Assert.StartsWith(
        "No op 'Thrice' is declared. There are Twice.",
        Assert.Throws<ArgumentException>(() => GeneratedOps.FromText(Head + Twice)["Thrice"]).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_nowhere_is_refused_with_where_it_was_looked_for() => Assert.StartsWith(
        "There is no 'none.ops.yaml' in '",
        Assert.Throws<FileNotFoundException>(() => GeneratedOps.From("none.ops.yaml")).Message, StringComparison.Ordinal);
}
