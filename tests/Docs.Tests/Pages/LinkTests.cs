using System.Text;
using System.Text.RegularExpressions;

namespace RawOpsNet.Tests.Docs.Pages;

/// <summary>Follows every link of README and docs that stays in the repository.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> PagesWithLinks =>
        [.. Snippets.DocPage.All.Where(page => LinksOf(page).Any()).Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(PagesWithLinks))]
    public void Every_link_leads_to_a_file_and_a_heading_that_exist(string path)
    {
        Assert.All(LinksOf(Snippets.DocPage.Of(path)), link =>
        {
            string[] parts = link.Split('#');
            string folder = Path.GetDirectoryName(path)!;
            string target = parts[0].Length == 0 ? path : Path.GetRelativePath(
                Checkout.Root, Path.GetFullPath(Path.Combine(Checkout.Root, folder, parts[0]))).Replace('\\', '/');
            string full = Path.Combine(Checkout.Root, target);
            Assert.True(File.Exists(full) || Directory.Exists(full), $"{path}: '{link}' leads nowhere.");
            if (parts.Length > 1)
            {
                Assert.Contains(parts[1], Snippets.DocPage.Of(target).Lines.Where(line => line.StartsWith('#')).Select(AnchorOf));
            }
        });
    }

    private static IEnumerable<string> LinksOf(Snippets.DocPage page)
    {
        bool isFenced = false;
        foreach (string line in page.Lines)
        {
            isFenced ^= line.StartsWith("```", StringComparison.Ordinal);
            if (isFenced)
            {
                continue;
            }

            foreach (Match match in LinkPattern().Matches(CodePattern().Replace(line, "")))
            {
                if (!match.Groups[1].Value.Contains("://", StringComparison.Ordinal))
                {
                    yield return match.Groups[1].Value;
                }
            }
        }
    }

    // As GitHub makes them: lower case, spaces to hyphens, everything but letters, digits, hyphens and underscores left out.
    private static string AnchorOf(string heading)
    {
        StringBuilder anchor = new();
        foreach (char letter in heading.TrimStart('#').Trim().ToLowerInvariant())
        {
            anchor.Append(letter == ' ' ? "-" : char.IsLetterOrDigit(letter) || letter is '-' or '_' ? letter.ToString() : "");
        }

        return anchor.ToString();
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex LinkPattern();

    [GeneratedRegex("`[^`]*`(?!\\])")]
    private static partial Regex CodePattern();
}
