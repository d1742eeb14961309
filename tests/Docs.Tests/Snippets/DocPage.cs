using System.Text;

namespace RawOpsNet.Tests.Docs.Snippets;

/// <summary>A page of README and docs with its fences.</summary>
internal sealed class DocPage
{
    private const string Hidden = "<!-- csharp";
    private const StringSplitOptions Trimmed = StringSplitOptions.TrimEntries;

    private DocPage(string path, string text)
    {
        Path = path;
        Lines = text.Split('\n');
        Fences = [.. Read()];
    }

    /// <summary>Every page: README, CONTRIBUTING, and what docs and samples hold.</summary>
    public static IReadOnlyList<DocPage> All { get; } =
    [
        .. Checkout.Files(["docs", "samples"], ".md").Prepend("CONTRIBUTING.md").Prepend("README.md")
            .Select(path => new DocPage(path, Checkout.Read(path))),
    ];

    /// <summary>The path below the root.</summary>
    public string Path { get; }

    public IReadOnlyList<string> Lines { get; }

    public IReadOnlyList<Fence> Fences { get; }

    /// <summary>Whether its yaml is wrong on purpose: a diagnostic's page shows a mistake, and has a test of its own.</summary>
    public bool ShowsMistakes => Path.StartsWith("docs/diagnostics/", StringComparison.Ordinal);

    public static DocPage Of(string path) => All.Single(page => page.Path == path);

    // In a table that compares, the cells under RawOps are code: a row is a snippet of one line.
    private static string? Code(string row, int column)
    {
        string[] parts = row.Split('|')[column].Split('`');
        return parts.Length > 1 ? parts[1] : null;
    }

    private IEnumerable<Fence> Read()
    {
        int column = -1;
        for (int i = 0; i < Lines.Count; i++)
        {
            string line = Lines[i].TrimEnd();
            column = !line.StartsWith('|') ? -1 : column >= 0 ? column : Array.IndexOf(line.Split('|', Trimmed), "RawOps");
            if (column > 0 && Code(line, column) is { } code)
            {
                yield return new Fence("csharp", ["row"], code, i + 1);
            }

            bool isHidden = line.StartsWith(Hidden, StringComparison.Ordinal);
            if (!isHidden && !line.StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            string[] words = line[(isHidden ? 5 : 3)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string end = isHidden ? "-->" : "```";
            int first = i + 1;
            StringBuilder text = new();
            for (i++; i < Lines.Count && Lines[i].TrimEnd() != end; i++)
            {
                text.Append(Lines[i]).Append('\n');
            }

            Assert.True(i < Lines.Count, $"{Path}({first}): the fence is not closed.");
            yield return new Fence(words.FirstOrDefault() ?? "", words.Skip(1).ToArray(), text.ToString(), first + 1);
        }
    }
}
