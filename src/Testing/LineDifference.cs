using System.Globalization;
using System.Text;

namespace RawOpsNet.Testing;

/// <summary>Shows where two texts part, line by line.</summary>
internal static class LineDifference
{
    private const int MostLines = 20;

    /// <summary>The lines between the first and the last that differ, removed ones before added ones.</summary>
    public static string Of(string expected, string actual)
    {
        string[] before = expected.Split('\n');
        string[] after = actual.Split('\n');
        int start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start])
        {
            start++;
        }

        int end = 0;
        while (end < before.Length - start && end < after.Length - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"line {start + 1}:\n");
        AppendLines(text, "- ", before[start..(before.Length - end)]);
        AppendLines(text, "+ ", after[start..(after.Length - end)]);
        return text.ToString();
    }

    private static void AppendLines(StringBuilder text, string mark, string[] lines)
    {
        foreach (string line in lines.Take(MostLines))
        {
            text.Append(mark).Append(line).Append('\n');
        }

        if (lines.Length > MostLines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{mark}{lines.Length - MostLines} more lines\n");
        }
    }
}
