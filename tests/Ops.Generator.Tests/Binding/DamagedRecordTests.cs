using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Diagnostics;

namespace RawOpsNet.Tests.Generator.Binding;

/// <summary>Whatever a text is like, binding it ends with messages, and each stands inside the text.</summary>
public sealed class DamagedRecordTests
{
    private const string Strange = "[]{}\"':#&*!|>\t-,=()<?%@`\n 0";

    public static TheoryData<string> Pages() =>
        ["ROPS1102", "ROPS1113", "ROPS1305", "ROPS1402", "ROPS1506", "ROPS1511", "ROPS1513", "ROPS1516", "ROPS1604"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_character_more_or_less_never_throws(string page)
    {
        string text = Repository.Read($"docs/diagnostics/{page}.md");
        int start = text.LastIndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length;
        string yaml = text[start..text.IndexOf("```", start, StringComparison.Ordinal)];
        for (int i = 0; i < yaml.Length; i++)
        {
            // One damage a place, each kind in its turn: three times as many places in the time.
            BindAndCheck((i % 3) switch
            {
                0 => yaml.Remove(i, 1),
                1 => yaml.Insert(i, Strange[(i * 7) % Strange.Length].ToString()),
                _ => yaml[..i],
            });
        }
    }

    private static void BindAndCheck(string yaml)
    {
        int lines = yaml.Count(c => c == '\n');
        BoundFiles bound = OpsBinder.Bind([new OpsFile("ops.yaml", yaml)], default, default, CancellationToken.None);
        foreach (OpsDiagnostic found in bound.Diagnostics)
        {
            Assert.InRange(found.Span.StartLine, 0, lines);
            Assert.InRange(found.Span.EndLine, found.Span.StartLine, lines);
            Assert.DoesNotContain("{line}", found.Message, StringComparison.Ordinal);
        }
    }
}
