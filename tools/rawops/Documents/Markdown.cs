using System.Text;
using System.Text.RegularExpressions;

namespace RawOpsNet.CommandLine.Documents;

/// <summary>Writes markdown: paragraphs, tables, fences. Lines end in <c>\n</c>.</summary>
internal sealed partial class Markdown
{
    private readonly StringBuilder _text = new();

    /// <summary>Writes a heading of a level from 1.</summary>
    public void Heading(int level, string text) => Paragraph(new string('#', level) + " " + text);

    /// <summary>Writes text and an empty line after it.</summary>
    public void Paragraph(string text)
    {
        if (text.Trim().Length > 0)
        {
            _text.Append(text.Trim()).Append("\n\n");
        }
    }

    /// <summary>Writes a fence.</summary>
    public void Fence(string info, string text) =>
        _text.Append("```").Append(info).Append('\n').Append(text.TrimEnd('\n')).Append("\n```\n\n");

    /// <summary>Writes a table, pipes in cells escaped; nothing where it has no rows.</summary>
    public void Table(string[] head, IEnumerable<string[]> rows)
    {
        string[][] cells = [.. rows];
        if (cells.Length == 0)
        {
            return;
        }

        Row(head);
        Row([.. head.Select(_ => "---")]);
        foreach (string[] row in cells)
        {
            Row(row);
        }

        _text.Append('\n');
    }

    /// <summary>Writes items of a list.</summary>
    public void List(IEnumerable<string> items)
    {
        int before = _text.Length;
        foreach (string item in items)
        {
            _text.Append("* ").Append(item).Append('\n');
        }

        _text.Append(_text.Length > before ? "\n" : "");
    }

    /// <summary>Writes text as code.</summary>
    public static string Code(string text) => text.Length == 0 ? "" : $"`{text}`";

    /// <inheritdoc/>
    public override string ToString() => _text.ToString().TrimEnd('\n') + "\n";

    private void Row(string[] cells) => _text.Append("| ").AppendJoin(" | ", cells.Select(OneLine)).Append(" |\n");

    private static string OneLine(string text) =>
        UnescapedPipe().Replace(string.Join(' ', text.Split('\n').Select(line => line.Trim())), @"\|");

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex UnescapedPipe();
}
