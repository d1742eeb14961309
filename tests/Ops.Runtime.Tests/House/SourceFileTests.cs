using System.Text.RegularExpressions;

namespace RawOpsNet.Tests.Runtime.House;

/// <summary>Holds every file to the lengths, and to the silence about machines, that CONTRIBUTING asks for.</summary>
public sealed partial class SourceFileTests
{
    private const int MostLines = 400;
    private const int MostColumns = 130;
    private static readonly string[] Everywhere = ["src", "tools", "tests", "samples", "benchmarks"];

    [Fact]
    public void No_file_is_longer_than_four_hundred_lines() => AssertNone(
        from path in Written(Everywhere)
        let lines = Checkout.Read(path).AsSpan().TrimEnd('\n').Count('\n') + 1
        where lines > MostLines
        select $"{path}: {lines} lines");

    [Fact]
    public void No_line_is_wider_than_a_hundred_and_thirty_columns() => AssertNone(
        from path in Written(["src", "tools"])
        from line in Checkout.Read(path).Split('\n').Index()
        where line.Item.Length > MostColumns
        select $"{path}:{line.Index + 1}: {line.Item.Length} columns");

    [Fact]
    public void No_file_names_a_folder_of_someones_machine() => AssertNone(
        from path in Checkout.Files([.. Everywhere, "docs", "ops"], ".cs", ".md", ".csproj", ".yaml", ".json", ".props")
        let place = MachinePath().Match(Checkout.Read(path))
        where place.Success
        select $"{path}: {place.Value}");

    [Fact]
    public void Every_file_ends_in_one_line_feed_and_has_no_other_line_ends() => AssertNone(
        from path in Written(Everywhere)
        let text = File.ReadAllText(Path.Combine(Checkout.Root, path))
        where text.Contains('\r', StringComparison.Ordinal) || !text.EndsWith('\n')
            || text.EndsWith("\n\n", StringComparison.Ordinal)
        select path);

    private static IEnumerable<string> Written(IEnumerable<string> folders) =>
        Checkout.Files(folders, ".cs").Where(path =>
            !path.EndsWith(".verified.cs", StringComparison.Ordinal) && !path.EndsWith(".received.cs", StringComparison.Ordinal));

    private static void AssertNone(IEnumerable<string> offenders)
    {
        string[] found = [.. offenders];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    // A folder beside the checkout, a home folder, or a drive.
    [GeneratedRegex("""\.\./shared|(?<![\w.])/(home|Users|work|root)/\w+|\b[A-Z]:\\\\?(Users|src)\b""")]
    private static partial Regex MachinePath();
}
