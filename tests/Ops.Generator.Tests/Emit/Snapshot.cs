using System.Runtime.CompilerServices;
using System.Text;

namespace RawOpsNet.Tests.Generator.Emit;

/// <summary>
/// Compares text with the verified file beside the test, by Verify's file conventions. What differs is written beside it as
/// received, and shown line by line; <c>rawops accept</c> moves received over verified. On CI a missing file is a failure.
/// </summary>
internal static class Snapshot
{
    /// <summary>Fails where a text differs from <c>NAME.verified.cs</c>, or another extension.</summary>
    public static void Match(string text, string name, string extension = "cs", [CallerFilePath] string test = "")
    {
        string stem = Path.Combine(Path.GetDirectoryName(test)!, "Snapshots", name);
        string verified = $"{stem}.verified.{extension}";
        string received = $"{stem}.received.{extension}";
        if (File.Exists(verified))
        {
            string expected = File.ReadAllText(verified).ReplaceLineEndings("\n");
            if (expected == text)
            {
                File.Delete(received);
                return;
            }

            File.WriteAllText(received, text);
            Assert.Fail($"{name} differs from its verified file. Look at it, then run rawops accept.\n{Diff(expected, text)}");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(stem)!);
        File.WriteAllText(received, text);
        Assert.Fail($"{name}.verified.{extension} is missing. Look at {name}.received.{extension}, then run rawops accept.");
    }

    // The first lines that differ, with one line around them.
    private static string Diff(string expected, string actual)
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

        StringBuilder diff = new();
        diff.Append("line ").Append(start + 1).Append(":\n");
        AppendLines(diff, "- ", before[start..(before.Length - end)]);
        AppendLines(diff, "+ ", after[start..(after.Length - end)]);
        return diff.ToString();
    }

    private static void AppendLines(StringBuilder diff, string mark, string[] lines)
    {
        foreach (string line in lines.Take(20))
        {
            diff.Append(mark).Append(line).Append('\n');
        }

        if (lines.Length > 20)
        {
            diff.Append(mark).Append(lines.Length - 20).Append(" more lines\n");
        }
    }
}
