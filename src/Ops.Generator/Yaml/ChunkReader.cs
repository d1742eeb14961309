using RawOpsNet.Generator.Diagnostics;
using YamlDotNet.Core;

namespace RawOpsNet.Generator.Yaml;

/// <summary>
/// Reads the text of one record. Where it is not yaml, each key of the record is read by itself: the keys that are
/// sound stay, and each of the others gives one message.
/// </summary>
internal static class ChunkReader
{
    /// <summary>
    /// The record's map, or null where not even a key could be read. <paramref name="isTorn"/> tells that the text was no yaml,
    /// so
    /// that what is missing in the map may only have been lost.
    /// </summary>
    public static YamlMap? Read(DiagnosticSink sink, out bool isTorn)
    {
        isTorn = false;
        string text = sink.Text;
        bool hasTab = text.IndexOf('\t') >= 0 && YamlDiagnosis.FindTab(new DiagnosticSink(text), 0, text.Length);
        YamlException? failure = null;
        YamlNode? root = hasTab ? null : YamlReader.Read(sink, 0, text.Length, out failure);
        if (!hasTab && failure is null)
        {
            return FromDocument(sink, root);
        }

        isTorn = true;
        int before = sink.Count;
        YamlMap? map = ReadKeyByKey(sink);
        if (sink.Count == before)
        {
            YamlDiagnosis.Explain(sink, 0, text.Length, failure ?? new YamlException("unreadable"));
        }

        return map;
    }

    private static YamlMap? FromDocument(DiagnosticSink sink, YamlNode? root)
    {
        YamlNode? item = root is YamlList { Items.Length: 1 } list ? list.Items[0] : root;
        if (item is YamlMap map)
        {
            return map;
        }

        if (item is not null)
        {
            sink.Report(Rules.WrongKind, item, "ops", "records ('- op: Name')", item.Describe());
        }

        return null;
    }

    private static YamlMap? ReadKeyByKey(DiagnosticSink sink)
    {
        string text = sink.Text;
        KeyLine head = KeyLine.At(text, 0, text.Length);
        int column = text.Substring(0, head.Key).Trim().Length == 0 ? head.Indent : head.KeyColumn;
        List<YamlEntry> entries = [];
        int start = head.Key;
        while (start < text.Length)
        {
            int end = NextKey(text, start, column);
            ReadSection(sink, start, end, entries);
            start = end;
        }

        return entries.Count == 0 ? null : new YamlMap(head.Key, text.Length, entries.ToArray(), isFlow: false);
    }

    private static int NextKey(string text, int start, int column)
    {
        int newline = text.IndexOf('\n', start);
        while (newline >= 0 && newline + 1 < text.Length)
        {
            KeyLine line = KeyLine.At(text, newline + 1, text.Length);
            if (line.HasKey && line.Indent == column && line.Key == line.First)
            {
                return line.Start;
            }

            newline = line.End < text.Length ? line.End : -1;
        }

        return text.Length;
    }

    private static void ReadSection(DiagnosticSink sink, int start, int end, List<YamlEntry> entries)
    {
        bool hasTab = YamlDiagnosis.FindTab(sink, start, end);
        YamlException? failure = null;
        YamlNode? node = hasTab ? null : YamlReader.Read(sink, start, end, out failure);
        if (failure is not null)
        {
            YamlDiagnosis.Explain(sink, start, end, failure);
        }

        if (node is YamlMap map)
        {
            entries.AddRange(map.Entries.Where(entry => entries.All(known => known.Key.Value != entry.Key.Value)));
            return;
        }

        KeyLine line = KeyLine.At(sink.Text, start, end);
        if (line.HasKey)
        {
            string name = sink.Text.Substring(line.Key, line.Colon - line.Key);
            YamlScalar key = new(line.Key, line.Colon, name, TextStyle.Plain);
            entries.Add(new YamlEntry(key, new YamlBad(line.Value, end)));
        }
    }
}
