using System.Text.RegularExpressions;
using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Diagnostics;

namespace RawOpsNet.Tests.Generator.Diagnostics;

/// <summary>
/// The pages of docs/diagnostics are the tests of the messages: the wrong yaml of each gives exactly the message shown, id, line,
/// column and text, and the right one gives none.
/// </summary>
public sealed class DiagnosticPageTests
{
    // These have no yaml of their own: they speak of the project, of bytes, or of the generator itself.
    private static readonly string[] WithoutYaml = ["ROPS1001", "ROPS1523", "ROPS1524", "ROPS1706", "ROPS1801", "ROPS1802", "ROPS1803", "ROPS1804", "ROPS1805",
        "ROPS1901",
        "ROPS1902"];

    // Of other pages, the right yaml may say what an info tells.
    private static readonly string[] Infos =
        [.. Rules.All.Where(rule => rule.Severity == RuleSeverity.Info).Select(rule => rule.Id)];

    public static TheoryData<string> Ids() => [.. Rules.All.Select(rule => rule.Id).Except(WithoutYaml)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_wrong_yaml_gives_the_message_and_the_right_one_none(string id)
    {
        string page = Repository.Read($"docs/diagnostics/{id}.md");
        string[] yaml = Blocks(page, "yaml");
        string[] cuda = Blocks(page, "cuda");

        Assert.Equal(Blocks(page, "text").Single().TrimEnd(), Messages(yaml[0], cuda, withInfos: Infos.Contains(id)));
        Assert.Equal("", Messages(yaml[1], cuda, withInfos: Infos.Contains(id)));
        Assert.Contains(id, Blocks(page, "text").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_has_a_page_that_begins_with_its_id_and_title() =>
        Assert.All(Rules.All, rule =>
            Assert.StartsWith($"# {rule.Id}: {rule.Title}\n", Repository.Read("docs/diagnostics/" + rule.HelpPage), StringComparison.Ordinal));

    [Fact]
    public void The_release_notes_list_every_rule_once_with_its_severity()
    {
        string notes = Repository.Read("src/Ops.Generator/AnalyzerReleases.Unshipped.md");
        string[] listed = notes.Split('\n').Where(line => line.StartsWith("ROPS", StringComparison.Ordinal)).ToArray();

        Assert.Equal(Rules.All
            .Select(rule => $"{rule.Id} | RawOps | {rule.Severity} | {rule.Title}").Order(StringComparer.Ordinal), listed);
    }

    [Fact]
    public void A_message_links_to_its_page_where_the_package_brings_the_pages()
    {
        DiagnosticRule rule = Rules.All[0];

        Assert.Equal("", RoslynDiagnostics.DescriptorOf(rule).HelpLinkUri);
        Assert.Equal($"file:///pages/{rule.Id}.md", RoslynDiagnostics.DescriptorOf(rule, "/pages/").HelpLinkUri);
        Assert.All(Rules.All, each => Assert.Same(
            RoslynDiagnostics.DescriptorOf(each, "/pages/"), RoslynDiagnostics.DescriptorOf(each, "/pages/")));
    }

    [Fact]
    public void Ids_are_unique_and_descriptors_are_made_of_rules()
    {
        Assert.Equal(Rules.All.Count, Rules.All.Select(rule => rule.Id).Distinct().Count());
        Assert.All(Rules.All, rule => Assert.Equal(rule.Id, RoslynDiagnostics.DescriptorOf(rule).Id));
    }

    private static string Messages(string yaml, string[] cuda, bool withInfos)
    {
        CudaSource[] sources = cuda.Select(text => new CudaSource("kernels/product.cu", text)).ToArray();
        BoundFiles bound = OpsBinder.Bind([new OpsFile("ops.yaml", yaml)], default, sources, CancellationToken.None);
        return string.Join("\n", bound.Diagnostics.Where(found => withInfos || found.Rule.Severity != RuleSeverity.Info)
            .Select(DiagnosticText.Of));
    }

    private static string[] Blocks(string page, string language) =>
        Regex.Matches(page, "```" + language + "\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value)
            .ToArray();
}
