using RawOpsNet.Generator.Diagnostics;
using YamlDotNet.Core;

namespace RawOpsNet.Generator.Yaml;

/// <summary>
/// Reads the text of one record. Where it is not yaml, each key of the record is read by itself, and the lines of a key by
/// themselves: what is sound stays, and each mistake gives one message.
/// </summary>
internal sealed class ChunkReader
{
    private readonly DiagnosticSink _sink;
    private readonly string _text;
    private readonly Func<string, bool> _isKey;
    private readonly List<YamlEntry> _entries = [];
    private int _column;

    private ChunkReader(DiagnosticSink sink, Func<string, bool> isKey) => (_sink, _text, _isKey) = (sink, sink.Text, isKey);

    /// <summary>
    /// The record's map, or null where not even a key could be read. <paramref name="isTorn"/> tells that the text was no yaml,
    /// so that what is missing in the map may only have been lost.
    /// </summary>
    /// <param name="sink">Holds the text, and takes the messages.</param>
    /// <param name="isKey">Whether a word is a key of a record, so that it is known where it is indented otherwise.</param>
    /// <param name="isTorn">Whether the text was no yaml.</param>
    public static YamlMap? Read(DiagnosticSink sink, Func<string, bool> isKey, out bool isTorn)
    {
        isTorn = false;
        bool isStrange = StrangeIndent.Is(sink.Text, 0, sink.Text.Length);
        YamlException? failure = null;
        YamlNode? root = isStrange ? null : YamlReader.Read(sink, 0, sink.Text.Length, out failure);
        if (!isStrange && failure is null)
        {
            return FromDocument(sink, root);
        }

        isTorn = true;
        int before = sink.Count;
        YamlMap? map = new ChunkReader(sink, isKey).ReadKeyByKey();
        if (sink.Count == before)
        {
            YamlDiagnosis.Explain(sink, 0, sink.Text.Length, failure ?? new YamlException("unreadable"));
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

    private YamlMap? ReadKeyByKey()
    {
        KeyLine head = KeyLine.At(_text, 0, _text.Length);
        _column = _text.Substring(0, head.Key).Trim().Length == 0 ? head.Indent : head.KeyColumn;
        for (int start = head.Key; start < _text.Length;)
        {
            int end = NextKey(start);
            ReadSection(start, end);
            start = end;
        }

        return _entries.Count == 0 ? null : new YamlMap(head.Key, _text.Length, _entries.ToArray(), isFlow: false);
    }

    private int NextKey(int start)
    {
        for (int newline = _text.IndexOf('\n', start); newline >= 0 && newline + 1 < _text.Length;)
        {
            KeyLine line = KeyLine.At(_text, newline + 1, _text.Length);
            if ((line.HasKey && line.Indent == _column && line.Key == line.First) || StrayKey(line) is not null)
            {
                return line.Start;
            }

            newline = line.End < _text.Length ? line.End : -1;
        }

        return _text.Length;
    }

    // A key of records that is indented by a space too many or too few or by tabs, or that lacks its colon; null for other lines.
    private KeyLine? StrayKey(KeyLine line)
    {
        int first = StrangeIndent.Skip(_text, line.Start, line.End);
        int indent = first - line.Start;
        if (first == line.End || _text[first] == '-')
        {
            return null;
        }

        KeyLine key = KeyLine.At(_text, first, line.End);
        if (!key.HasKey && first == line.First && indent == _column && _isKey(_text.Substring(first, line.End - first).TrimEnd()))
        {
            return key;
        }

        bool isMoved = first > line.First || Math.Abs(indent - _column) == 1;
        return isMoved && key.HasKey && _isKey(_text.Substring(key.Key, key.Colon - key.Key)) ? key : null;
    }

    private void ReadSection(int start, int end)
    {
        KeyLine line = KeyLine.At(_text, start, end);
        int before = _sink.Count;
        bool isStrange = StrangeIndent.Report(_sink, start, end);
        int from = start;
        if (StrayKey(line) is { } stray)
        {
            ReportStray(line, stray);
            (line, from) = (stray, stray.Key);
        }

        YamlException? failure = null;
        YamlNode? node = isStrange || !line.HasKey ? null : YamlReader.Read(_sink, from, end, out failure);
        if (failure is not null && _sink.Count == before)
        {
            YamlDiagnosis.Explain(_sink, start, end, failure);
        }

        if (node is YamlMap map)
        {
            Add(map.Entries);
        }
        else if (LineRecovery.EntryOf(_text, line, end) is { } entry)
        {
            Add([entry]);
            if (_sink.Count == before)
            {
                YamlDiagnosis.Explain(_sink, start, end, new YamlException("unreadable"));
            }
        }
    }

    private void ReportStray(KeyLine line, KeyLine stray)
    {
        int indent = stray.Key - line.Start;
        if (!stray.HasKey)
        {
            _sink.ReportAt(Rules.MissingColon, stray.Key, stray.End, _text.Substring(stray.Key, stray.End - stray.Key).TrimEnd());
        }
        else if (line.First == stray.Key && indent != _column)
        {
            _sink.ReportAt(Rules.UnevenIndent, stray.Key, stray.Colon, Numbers.Text(indent), Numbers.Text(_column));
        }
    }

    private void Add(YamlEntry[] entries) =>
        _entries.AddRange(entries.Where(entry => _entries.All(known => known.Key.Value != entry.Key.Value)));
}
