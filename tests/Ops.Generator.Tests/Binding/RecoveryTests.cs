using RawOpsNet.Generator.Binding;

namespace RawOpsNet.Tests.Generator.Binding;

/// <summary>One mistake gives one message, and the other ops stay whole.</summary>
public sealed class RecoveryTests
{
    private static readonly string Other = Records.Scale.Replace("op: Scale", "op: Other", StringComparison.Ordinal);

    [Theory]
    [InlineData("in:  { x: [1, 2] }", "in:  { x: [1, 2 }", "ROPS1006")]
    [InlineData("in:  { x: [1, 2] }", "in:  { x: [1, 2]", "ROPS1006")]
    [InlineData("summary: Multiplies x by factor.", "summary: 'Multiplies x by factor.", "ROPS1006")]
    [InlineData("summary: Multiplies x by factor.", "summary: \"Multiplies x by factor.", "ROPS1006")]
    [InlineData("      y: The products.", "     y: The products.", "ROPS1003")]
    [InlineData("      y: The products.", "        y: The products.", "ROPS1003")]
    [InlineData("      y: The products.", "      y:The products.", "ROPS1011")]
    [InlineData("      y: The products.", "\t\ty: The products.", "ROPS1002")]
    [InlineData("    gradient:", "   gradient:", "ROPS1003")]
    [InlineData("    gradient:", "\tgradient:", "ROPS1002")]
    [InlineData("      x: T\n", "      x: [T\n", "ROPS1006")]
    [InlineData("y = factor * x", "y = (factor * x", "ROPS1501")]
    [InlineData("kernels:", "kernel:", "ROPS1008")]
    [InlineData("inputs:", "input:", "ROPS1008")]
    [InlineData("tests:", "test:", "ROPS1008")]
    [InlineData("T: type(float32, float64)", "T: type(float23, float64)", "ROPS1206")]
    [InlineData("      x: T\n", "      x: U\n", "ROPS1104")]
    [InlineData("elementwise: y", "elementwse: y", "ROPS1008")]
    [InlineData("y = factor * x", "x = factor * x", "ROPS1505")]
    public void A_mistake_gives_one_message_and_leaves_the_next_op_whole(string right, string wrong, string id)
    {
        Assert.Contains(right, Records.Scale, StringComparison.Ordinal);
        string broken = ReplaceFirst(Records.Scale, right, wrong);

        BoundFiles bound = Records.Bind(broken, Other);

        string message = Assert.Single(Records.Messages(bound));
        Assert.Contains(id, message, StringComparison.Ordinal);
        Assert.Equal(["Scale", "Other"], bound.Model.Ops.Select(op => op.Name));
        Assert.Equal([true, false], bound.Model.Ops.Select(op => op.IsBroken));
    }

    [Theory]
    [InlineData("over: axes", "over: axis", "(17,15): error ROPS1502: 'axis'")]
    [InlineData("keep: keep_dims", "keep: keep_dim", "(18,15): error ROPS1502: 'keep_dim'")]
    [InlineData("shape: reduce(", "shape: reduced(", "(13,12): error ROPS1302: 'reduced'")]
    public void A_reduction_is_not_held_to_what_was_reported(string right, string wrong, string expected)
    {
        const string Sum = """
              - op: SumOf
                summary: Sums x.
                docs: { x: The values., axes: The axes., y: The sums., keep_dims: Whether axes stay. }
                inputs: { x: T, axes: int32 }
                outputs: { y: T }
                attrs: { keep_dims: bool = false, T: "type(float32, float64)" }
                shape: reduce(x, axes, keep_dims)
                host: [axes]
                kernels:
                  reduce:
                    over: axes
                    keep: keep_dims
                    init: 0
                    combine: a + b
                gradient: none
                tests: [{ in: { x: [1, 2], axes: [0] }, out: { y: 3 } }]

            """;
        Assert.Empty(Records.Messages(Records.Bind(Sum)));

        string message = Assert.Single(Records.Messages(Records.Bind(ReplaceFirst(Sum, right, wrong))));

        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_record_without_its_dash_is_one_mistake()
    {
        BoundFiles bound = Records.Bind(ReplaceFirst(Records.Scale, "- op:", "op:"), Other);

        string message = Assert.Single(Records.Messages(bound));
        Assert.Contains("(7,3): error ROPS1007: 'ops' takes a list of records ('- op: Name')", message, StringComparison.Ordinal);
        Assert.Equal(["Other"], bound.Model.Ops.Select(op => op.Name));
    }

    [Theory]
    [InlineData("namespace: Acme Ops\nclass: AcmeOps", "(2,12): error ROPS1012: 'Acme Ops' is not names joined by dots")]
    [InlineData("namespace: Acme.Ops\nclass: Acme-Ops", "(3,8): error ROPS1012: 'Acme-Ops' is not a name")]
    public void What_cannot_be_a_namespace_or_a_class_is_one_mistake(string head, string expected)
    {
        string text = Records.Head.Replace("namespace: Acme.Ops\nclass: AcmeOps", head, StringComparison.Ordinal);

        string message = Assert.Single(Records.Messages(Records.BindFiles(text + Records.Scale)));

        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_that_calls_an_op_by_its_name_elsewhere_is_told_its_name_here()
    {
        string other = Other.Replace("op: Other", "op: Mul", StringComparison.Ordinal);
        string broken = ReplaceFirst(Records.Scale, "x: factor * dy", "x: Multiply(dy, factor = factor)");

        string message = Assert.Single(Records.Messages(Records.Bind(broken, other)));

        Assert.Contains("'Multiply' is not an op, input, output or attr. Did you mean 'Mul'?", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_broken_records_give_two_messages()
    {
        BoundFiles bound = Records.Bind(
            ReplaceFirst(Records.Scale, "[1, 2] }", "[1, 2 }"), ReplaceFirst(Other, "y = factor", "y = facter"));

        Assert.Equal(2, Records.Messages(bound).Length);
    }

    [Fact]
    public void A_record_that_is_indented_otherwise_is_still_a_record()
    {
        BoundFiles bound = Records.Bind(Records.Scale, " " + Other.Replace("\n", "\n ", StringComparison.Ordinal).TrimEnd(' '));

        Assert.Equal(
            ["0.ops.yaml(27,4): error ROPS1003: This line is indented by 3; its siblings by 2."], Records.Messages(bound));
        Assert.Equal(["Scale", "Other"], bound.Model.Ops.Select(op => op.Name));
    }

    [Fact]
    public void A_call_of_a_broken_op_is_no_second_mistake()
    {
        string caller = Other.Replace("x: factor * dy", "x: Scale(dy, factor = factor)", StringComparison.Ordinal);
        string broken = Records.Scale.Replace("factor: float = 1", "factor: flaot = 1", StringComparison.Ordinal);

        string message = Assert.Single(Records.Messages(Records.Bind(broken, caller)));

        Assert.Contains("Did you mean 'float'?", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_record_keeps_the_signature_that_could_be_read()
    {
        BoundFiles bound = Records.Bind(Records.Scale.Replace("[1, 2] }", "[1, 2 }", StringComparison.Ordinal));

        Assert.Equal("x", Assert.Single(bound.Model.Ops[0].Inputs).Name);
        Assert.Equal(["factor", "T"], bound.Model.Ops[0].Attrs.Select(attr => attr.Name));
    }

    private static string ReplaceFirst(string text, string old, string with)
    {
        int at = text.IndexOf(old, StringComparison.Ordinal);
        return text[..at] + with + text[(at + old.Length)..];
    }
}
