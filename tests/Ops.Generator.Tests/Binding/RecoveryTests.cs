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
