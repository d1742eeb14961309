using RawOpsNet.Generator.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RawOpsNet.Generator.Yaml;

/// <summary>
/// Reads a stretch of text into a tree by YamlDotNet's events, and refuses what rawops yaml does not have: anchors, aliases,
/// tags, merge keys, complex keys, document marks, keys given twice.
/// </summary>
internal sealed class YamlReader
{
    // Deeper nesting is no record; the reader recurses, so the compiler's stack is at stake.
    private const int DeepestNesting = 64;

    private readonly DiagnosticSink _sink;
    private readonly Parser _parser;
    private readonly int _offset;
    private int _depth;

    private YamlReader(DiagnosticSink sink, int start, int end)
    {
        _sink = sink;
        _offset = start;
        _parser = new Parser(new Scanner(new StringReader(sink.Text.Substring(start, end - start)), skipComments: true));
    }

    /// <summary>
    /// Reads one document. Null where the text is not yaml; then <paramref name="failure"/> says why and nothing was reported.
    /// An empty document is null without a failure.
    /// </summary>
    public static YamlNode? Read(DiagnosticSink sink, int start, int end, out YamlException? failure)
    {
        DiagnosticSink attempt = new(sink.Text);
        failure = null;
        YamlReader reader = new(attempt, start, end);
        try
        {
            YamlNode? root = reader.ReadDocument();
            sink.Take(attempt);
            return root;
        }
        catch (YamlException exception)
        {
            failure = exception;
        }
        catch (InvalidOperationException exception)
        {
            // YamlDotNet's scanner gives up like this inside brackets that run into the next key.
            Mark mark = reader._parser.Current?.End ?? Mark.Empty;
            failure = new YamlException(mark, mark, exception.Message);
        }

        return null;
    }

    private YamlNode? ReadDocument()
    {
        YamlNode? root = null;
        while (_parser.MoveNext())
        {
            switch (_parser.Current)
            {
                case DocumentStart { IsImplicit: false } mark:
                    Refuse("'---'", mark);
                    break;
                case DocumentEnd { IsImplicit: false } mark:
                    Refuse("'...'", mark);
                    break;
                case (NodeEvent or AnchorAlias) when root is null:
                    root = ReadNode();
                    break;
                case NodeEvent or AnchorAlias:
                    ReadNode();
                    break;
            }
        }

        return root;
    }

    private YamlNode ReadNode()
    {
        switch (_parser.Current)
        {
            case Scalar scalar:
                RefuseProperties(scalar);
                return ToScalar(scalar);
            case SequenceStart start:
                return ReadNested(start, ReadList);
            case MappingStart start:
                return ReadNested(start, ReadMap);
            case AnchorAlias alias:
                Refuse($"The alias '*{alias.Value.Value}'", alias);
                return new YamlBad(Index(alias.Start), Index(alias.End));
            default:
                throw new YamlException("An unexpected event.");
        }
    }

    private YamlNode ReadNested<TStart>(TStart start, Func<TStart, YamlNode> read)
        where TStart : NodeEvent
    {
        RefuseProperties(start);
        if (++_depth > DeepestNesting)
        {
            throw new YamlException(start.Start, start.End, $"nested deeper than {DeepestNesting}");
        }

        YamlNode node = read(start);
        _depth--;
        return node;
    }

    private YamlList ReadList(SequenceStart start)
    {
        List<YamlNode> items = [];
        bool isFlow = start.Style == SequenceStyle.Flow;
        while (Next() is not SequenceEnd)
        {
            YamlNode item = ReadNode();
            if (isFlow && item is YamlScalar piece && items.LastOrDefault() is { } last && IsCut(last))
            {
                items[items.Count - 1] = Joined(last, piece, piece.End, "[ ]");
            }
            else
            {
                items.Add(item);
            }
        }

        return new YamlList(Index(start.Start), EndOf(_parser.Current!, isFlow, items.LastOrDefault()), items.ToArray(), isFlow);
    }

    private YamlMap ReadMap(MappingStart start)
    {
        List<YamlEntry> entries = [];
        bool isFlow = start.Style == MappingStyle.Flow;
        while (Next() is not MappingEnd)
        {
            YamlNode keyNode = ReadNode();
            Next();
            YamlNode value = ReadNode();
            if (Key(keyNode) is not { } key)
            {
                continue;
            }

            // A text in quotes is a key to yaml whatever follows it.
            bool isPiece = isFlow && (value is YamlScalar { IsAbsent: true } || key.Style != TextStyle.Plain);
            if (isPiece && entries.LastOrDefault() is { } cut && IsCut(cut.Value))
            {
                YamlNode joined = Joined(cut.Value, key, Math.Max(key.End, value.End), "{ }");
                entries[entries.Count - 1] = new YamlEntry(cut.Key, joined);
                continue;
            }

            if (isFlow && value is YamlScalar { IsAbsent: true } && MissingSpace(key))
            {
                value = new YamlBad(key.Start, key.End);
            }

            AddUnique(entries, key, value);
        }

        int end = EndOf(_parser.Current!, isFlow, entries.LastOrDefault()?.Value);
        return new YamlMap(Index(start.Start), end, isFlow ? [.. entries.Select(Settled)] : entries.ToArray(), isFlow);
    }

    // { y: broadcast(a, b) } is the keys y and b) in yaml; it is always forgotten quotes here.
    private static bool IsCut(YamlNode value) => value is YamlScalar { Style: TextStyle.Plain } text
        && text.Value.Count(c => c == '(') > text.Value.Count(c => c == ')');

    // What commas cut and no parenthesis closes has its message.
    private static YamlEntry Settled(YamlEntry entry) =>
        IsCut(entry.Value) && ((YamlScalar)entry.Value).Value.Contains(",")
            ? new YamlEntry(entry.Key, new YamlBad(entry.Value.Start, entry.Value.End)) : entry;

    // Of the commas of one value only the first is told.
    private YamlScalar Joined(YamlNode cut, YamlNode piece, int end, string brackets)
    {
        string whole = _sink.Text.Substring(cut.Start, end - cut.Start);
        int comma = whole.IndexOf(',') + cut.Start;
        if (comma >= cut.End && comma < piece.Start)
        {
            _sink.ReportAt(Rules.NotYaml, comma, comma + 1, $"in {brackets} a value that holds a comma must stand in quotes.");
        }

        return new YamlScalar(cut.Start, end, whole, TextStyle.Plain);
    }

    private void AddUnique(List<YamlEntry> entries, YamlScalar key, YamlNode value)
    {
        foreach (YamlEntry entry in entries)
        {
            if (entry.Key.Value == key.Value)
            {
                _sink.ReportWith(Rules.DuplicateKey, key, entry.Key, key.Value);
                return;
            }
        }

        entries.Add(new YamlEntry(key, value));
    }

    private YamlScalar? Key(YamlNode node)
    {
        if (node is not YamlScalar key)
        {
            _sink.Report(Rules.RefusedConstruct, node, "A key that is " + node.Describe());
            return null;
        }

        if (key.Style == TextStyle.Plain && key.Value == "<<")
        {
            _sink.Report(Rules.RefusedConstruct, key, "The merge key '<<'");
            return null;
        }

        int mark = key.Start - 1;
        while (mark >= 0 && _sink.Text[mark] == ' ')
        {
            mark--;
        }

        if (mark >= 0 && mark < key.Start - 1 && _sink.Text[mark] == '?')
        {
            _sink.ReportAt(Rules.RefusedConstruct, mark, mark + 1, "A key after '?'");
            return null;
        }

        return key;
    }

    // { alpha:1 } is a key without a value in yaml; it is always a forgotten space here.
    private bool MissingSpace(YamlScalar key)
    {
        int colon = key.Value.IndexOf(':');
        if (key.Style != TextStyle.Plain || colon <= 0)
        {
            return false;
        }

        _sink.ReportAt(
            Rules.MissingSpace, key.Start + colon, key.Start + colon + 1,
            key.Value.Substring(0, colon), key.Value.Substring(colon + 1));
        return true;
    }

    private YamlScalar ToScalar(Scalar scalar)
    {
        TextStyle style = scalar.Style switch
        {
            ScalarStyle.SingleQuoted => TextStyle.SingleQuoted,
            ScalarStyle.DoubleQuoted => TextStyle.DoubleQuoted,
            ScalarStyle.Literal => TextStyle.Literal,
            ScalarStyle.Folded => TextStyle.Folded,
            _ => TextStyle.Plain,
        };
        return new YamlScalar(Index(scalar.Start), Index(scalar.End), scalar.Value, style);
    }

    private void RefuseProperties(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
        {
            int start = Index(node.Start);
            int end = start + 1 + node.Anchor.Value.Length;
            _sink.ReportAt(Rules.RefusedConstruct, start, end, $"The anchor '&{node.Anchor.Value}'");
        }
        else if (!node.Tag.IsEmpty)
        {
            int start = Index(node.Start);
            int end = start;
            while (end < _sink.Text.Length && !char.IsWhiteSpace(_sink.Text[end]))
            {
                end++;
            }

            _sink.ReportAt(Rules.RefusedConstruct, start, end, $"The tag '{_sink.Text.Substring(start, end - start)}'");
        }
    }

    private void Refuse(string construct, ParsingEvent at) =>
        _sink.ReportAt(Rules.RefusedConstruct, Index(at.Start), Index(at.End), construct);

    private int EndOf(ParsingEvent end, bool isFlow, YamlNode? last) =>
        isFlow ? Index(end.Start) + 1 : last is null ? Index(end.Start) : last.End;

    private int Index(Mark mark) => (int)Math.Min(_sink.Text.Length, _offset + mark.Index);

    private ParsingEvent Next() =>
        _parser.MoveNext() ? _parser.Current! : throw new YamlException("The text ends too early.");
}
