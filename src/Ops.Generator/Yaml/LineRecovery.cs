using RawOpsNet.Generator.Diagnostics;

namespace RawOpsNet.Generator.Yaml;

/// <summary>
/// Reads a key of a record whose text is no yaml, line by line: what the mistake was is told elsewhere, and the lines beside it
/// keep what they say.
/// </summary>
internal static class LineRecovery
{
    /// <summary>The key and what could be read of its value; null where the line has no key.</summary>
    public static YamlEntry? EntryOf(string text, KeyLine line, int end)
    {
        int nameEnd = NameEnd(text, line.Key, line.End);
        if (nameEnd == line.Key)
        {
            return null;
        }

        YamlScalar key = new(line.Key, nameEnd, text.Substring(line.Key, nameEnd - line.Key), TextStyle.Plain);
        if (ValueStart(text, nameEnd, line.End) < line.End)
        {
            bool isFlow = line.HasKey && text[line.Value] is '{' or '[';
            YamlMap? meant = isFlow ? ClosedAt(text, line) ?? BracketsInFlow.Read(text, line.Value, end) : null;
            return isFlow ? new YamlEntry(key, meant ?? (YamlNode)new YamlBad(line.Value, end))
                : LineOf(text, line.Key, line.End);
        }

        YamlNode value = Math.Min(line.End + 1, end) is var first && first < end
            ? MapOf(text, first, end) ?? (YamlNode)new YamlBad(line.Value, end)
            : new YamlBad(line.Value, end);
        return new YamlEntry(key, value);
    }

    // A map in braces that ends at the end of its line; null where the line is no such map even then.
    private static YamlMap? ClosedAt(string text, KeyLine line)
    {
        DiagnosticSink silent = new(text.Substring(0, line.End).TrimEnd() + "}");
        YamlMap? map = text[line.Value] == '{'
            ? YamlReader.Read(silent, line.Value, silent.Text.Length, out _) as YamlMap : null;
        return silent.Count == 0 ? map : null;
    }

    // Null where a line is more than a name with its value: what is nested cannot be told apart without its indentation.
    private static YamlMap? MapOf(string text, int start, int end)
    {
        List<YamlEntry> entries = [];
        for (int at = start; at < end;)
        {
            int lineEnd = text.IndexOf('\n', at, end - at);
            lineEnd = lineEnd < 0 ? end : lineEnd;
            int first = StrangeIndent.Skip(text, at, lineEnd);
            if (first < lineEnd && text[first] != '#')
            {
                if (LineOf(text, first, lineEnd) is not { } entry)
                {
                    return null;
                }

                if (entries.All(known => known.Key.Value != entry.Key.Value))
                {
                    entries.Add(entry);
                }
            }

            at = lineEnd + 1;
        }

        return entries.Count == 0 ? null : new YamlMap(start, end, entries.ToArray(), isFlow: false);
    }

    private static YamlEntry? LineOf(string text, int start, int end)
    {
        int nameEnd = NameEnd(text, start, end);
        int value = ValueStart(text, nameEnd, end);
        if (nameEnd == start || value >= end || text[value] is '|' or '>')
        {
            return null;
        }

        DiagnosticSink silent = new(text);
        YamlEntry[] read = (YamlReader.Read(silent, start, end, out _) as YamlMap)?.Entries ?? [];
        if (silent.Count == 0 && read.Length == 1 && read[0].Value is not YamlScalar { IsAbsent: true })
        {
            return read[0];
        }

        YamlScalar key = new(start, nameEnd, text.Substring(start, nameEnd - start), TextStyle.Plain);
        string rest = text.Substring(value, end - value).TrimEnd();
        return rest[0] is '{' or '[' or '"' or '\'' || rest.Contains(": ")
            ? new YamlEntry(key, new YamlBad(value, end))
            : new YamlEntry(key, new YamlScalar(value, value + rest.Length, rest, TextStyle.Plain));
    }

    private static int NameEnd(string text, int start, int end)
    {
        int at = start;
        while (at < end && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        return at;
    }

    private static int ValueStart(string text, int nameEnd, int end)
    {
        int at = nameEnd;
        while (at < end && text[at] is ' ' or ':' or '\t')
        {
            at++;
        }

        return at < end && text[at] == '#' ? end : at;
    }
}
