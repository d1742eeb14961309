using RawOpsNet.CommandLine.Documents;
using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Docs.Reference;

/// <summary>Holds the names on the page of optimizers to those that make them.</summary>
public sealed class OptimizerPageTests
{
    public static TheoryData<string> Names =>
        [.. OptimizerPage.Types.Where(type => !type.IsSubclassOf(typeof(OptimizerWrapper))).Select(OptimizerPage.NameOf)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_on_the_page_makes_that_optimizer(string name)
    {
        Optimizer made = OptimizerNames.Make(name);

        Assert.Equal(name, OptimizerPage.NameOf(made.GetType()));
        Assert.Contains($"\n### {name}\n", OptimizerPage.Write(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_optimizer_has_a_rule_and_a_line_for_each_parameter()
    {
        string[] lines = OptimizerPage.Write().Split('\n');

        Assert.DoesNotContain(lines, line => line.EndsWith("|  |", StringComparison.Ordinal)
            && !line.StartsWith("| Parameter", StringComparison.Ordinal));
        Assert.All(lines.Index().Where(item => item.Item.StartsWith("### ", StringComparison.Ordinal)),
            heading => Assert.DoesNotContain("Class:", lines[heading.Index + 2], StringComparison.Ordinal));
    }
}
