using System.Globalization;
using RawOpsNet.Generator.Diagnostics;

namespace RawOpsNet.Generator.Yaml;

/// <summary>
/// Finds indentation that is not of spaces: tabs, and the spaces of web pages and word processors that look like one.
/// </summary>
internal static class StrangeIndent
{
    private static readonly char[] Strange =
        ['\t', '\u00a0', '\u1680', '\u2000', '\u2001', '\u2002', '\u2003', '\u2004', '\u2005', '\u2006', '\u2007', '\u2008',
            '\u2009', '\u200a', '\u202f', '\u205f', '\u3000', '\ufeff'];

    /// <summary>Whether a line of the text is indented so.</summary>
    public static bool Is(string text, int start, int end) => Find(text, start, end) >= 0;

    /// <summary>Reports the first such character; false where there is none.</summary>
    public static bool Report(DiagnosticSink sink, int start, int end)
    {
        int at = Find(sink.Text, start, end);
        if (at < 0)
        {
            return false;
        }

        char found = sink.Text[at];
        string name = found == '\t' ? "a tab"
            : $"the character U+{((int)found).ToString("X4", CultureInfo.InvariantCulture)}, which only looks like a space";
        sink.ReportAt(Rules.TabIndent, at, at + 1, name);
        return true;
    }

    /// <summary>The first character of a line that is neither a space nor one that looks like it.</summary>
    public static int Skip(string text, int at, int end)
    {
        while (at < end && (text[at] == ' ' || Array.IndexOf(Strange, text[at]) >= 0))
        {
            at++;
        }

        return at;
    }

    private static int Find(string text, int start, int end)
    {
        for (int at = text.IndexOfAny(Strange, start, end - start); at >= 0; at = Next(text, at, end))
        {
            int lineStart = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
            int first = Skip(text, lineStart, end);
            if (first > at && first < end && text[first] is not ('\n' or '\r' or '#'))
            {
                return at;
            }
        }

        return -1;
    }

    private static int Next(string text, int at, int end) =>
        at + 1 < end ? text.IndexOfAny(Strange, at + 1, end - at - 1) : -1;
}
