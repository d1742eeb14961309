using RawOpsNet.Generator.Diagnostics;
using YamlDotNet.Core;

namespace RawOpsNet.Generator.Yaml;

/// <summary>
/// Says what is wrong with a text that is not yaml. The parser knows only where it gave up; the mistake is often lines above,
/// so the lines are read again for the few mistakes people make.
/// </summary>
internal sealed class YamlDiagnosis(DiagnosticSink sink, int start, int end)
{
    private readonly Stack<int> _levels = new();
    private int _lastLevel = -1;
    private KeyLine _last;

    // Whether the line before opened its level, and so is its only line.
    private bool _isFirst;
    private bool _mayIndent = true;

    /// <summary>Reports the mistake, exactly one message.</summary>
    public static void Explain(DiagnosticSink sink, int start, int end, YamlException failure)
    {
        if (!new YamlDiagnosis(sink, start, end).FindMistake())
        {
            int index = (int)Math.Min(end, start + failure.Start.Index);
            if (BracketsInFlow.ValueAt(sink.Text, start, end, index) is { } value)
            {
                sink.ReportAt(Rules.NotYaml, index, index + 1,
                    $"in {{ }} a value that holds brackets must stand in quotes: \"{value}\".");
                return;
            }

            if (Unquoted(sink.Text, start, end, index) is { } unquoted)
            {
                sink.ReportAt(Rules.NotYaml, unquoted.At, unquoted.At + 1, unquoted.Message);
                return;
            }

            sink.ReportAt(Rules.NotYaml, index, Math.Min(end, index + 1), Sentence(failure.Message));
        }
    }

    // What should have been in quotes on the line where the parser gave up, which yaml has other uses for.
    private static (int At, string Message)? Unquoted(string text, int start, int end, int index)
    {
        int lineStart = index <= start ? start : Math.Max(start, text.LastIndexOf('\n', index - 1) + 1);
        KeyLine line = KeyLine.At(text, lineStart, end);
        if (!line.HasKey || !line.HasValue)
        {
            return null;
        }

        char first = text[line.Value];
        // Brackets that close are a map or a list; what follows them on the line makes it a text.
        bool isText = first is '{' or '[' && FlowScan.From(text, line.Value, end, line.KeyColumn) is { Opener: < 0 } flow
            && index >= flow.End && index < end && text[index] is not (']' or '}' or ',');
        if (isText || first is '%' or '@' or '`')
        {
            return (line.Value, $"a value that begins with '{first}' must stand in quotes.");
        }

        if (first is '"' or '\'')
        {
            return (line.Value, "quotes must hold the whole value.");
        }

        if (first is '{' or '[')
        {
            return null;
        }

        int colon = text.IndexOf(": ", line.Value, line.End - line.Value, StringComparison.Ordinal);
        return colon < 0 ? null : (colon, "a value that holds ': ' must stand in quotes.");
    }

    // YamlDotNet begins some messages with "(Line: 3, Col: 1 ...): ".
    private static string Sentence(string message)
    {
        int prefix = message.StartsWith("(Line", StringComparison.Ordinal) ? message.IndexOf("): ", StringComparison.Ordinal)
            : -1;
        string text = prefix < 0 ? message : message.Substring(prefix + 3);
        if (text.Contains("did not find expected ',' or"))
        {
            return "a comma before this, or a closing bracket, is missing.";
        }

        text = char.ToLowerInvariant(text[0]) + text.Substring(1);
        return text.EndsWith(".", StringComparison.Ordinal) ? text : text + ".";
    }

    private bool FindMistake()
    {
        string text = sink.Text;
        for (int at = start; at < end;)
        {
            KeyLine line = KeyLine.At(text, at, end);
            at = line.End + 1;
            if (line.First >= line.End || text[line.First] == '#' || text[line.First] == '\r')
            {
                continue;
            }

            if (FindMissingSpace(line) || FindMissingColon(line) || FindUnevenIndent(line))
            {
                return true;
            }

            if (line.HasValue && text[line.Value] is '|' or '>')
            {
                at = SkipBlock(line, at);
            }
            else if (line.HasValue && text[line.Value] is '[' or '{' or '"' or '\'')
            {
                FlowScan scan = FlowScan.From(text, line.Value, end, line.KeyColumn);
                if (scan.Opener >= 0)
                {
                    sink.ReportAt(Rules.Unclosed, scan.Opener, scan.Opener + 1, text[scan.Opener]);
                    return true;
                }

                int close = text.IndexOf('\n', scan.End, end - scan.End);
                at = close < 0 ? end : close + 1;
            }
        }

        return false;
    }

    private bool FindMissingSpace(KeyLine line)
    {
        string text = sink.Text;
        int colon = line.Key;
        while (colon < line.End && (char.IsLetterOrDigit(text[colon]) || text[colon] == '_'))
        {
            colon++;
        }

        bool glued = !line.HasKey && colon > line.Key && colon + 1 < line.End && text[colon] == ':' && text[colon + 1] != '/';
        if (glued)
        {
            string key = text.Substring(line.Key, colon - line.Key);
            string value = text.Substring(colon + 1, line.End - colon - 1).TrimEnd();
            sink.ReportAt(Rules.MissingSpace, colon, colon + 1, key, value);
        }

        return glued;
    }

    // A word alone above deeper keys, or a word and more among keys: what was meant to be a key has no colon.
    private bool FindMissingColon(KeyLine line)
    {
        string text = sink.Text;
        int name = line.Key;
        while (name < line.End && (char.IsLetterOrDigit(text[name]) || text[name] == '_'))
        {
            name++;
        }

        bool isAlone = text.Substring(name, line.End - name).Trim().Length == 0;
        if (line.HasKey || name == line.Key || !(isAlone || text[name] == ' '))
        {
            return false;
        }

        KeyLine next = NextLine(line);
        bool isLevel = _levels.Contains(line.KeyColumn);
        bool isMeant = isAlone
            ? next.HasKey && next.Indent > line.KeyColumn && (isLevel || _mayIndent)
            : isLevel || (_mayIndent && next.HasKey && next.Indent == line.KeyColumn);
        if (!isMeant)
        {
            return false;
        }

        sink.ReportAt(Rules.MissingColon, line.Key, name, text.Substring(line.Key, name - line.Key));
        return true;
    }

    private KeyLine NextLine(KeyLine line)
    {
        KeyLine next = line;
        do
        {
            if (next.End + 1 >= end)
            {
                return new KeyLine(end, end, end, end, -1, end);
            }

            next = KeyLine.At(sink.Text, next.End + 1, end);
        }
        while (next.First >= next.End || sink.Text[next.First] == '#');
        return next;
    }

    private bool FindUnevenIndent(KeyLine line)
    {
        if (!line.HasKey)
        {
            return false;
        }

        int popped = -1;
        while (_levels.Count > 0 && _levels.Peek() > line.Indent)
        {
            popped = _levels.Pop();
        }

        bool isLevel = _levels.Count > 0 && _levels.Peek() == line.Indent;
        bool opens = popped < 0 && _mayIndent;
        if (!isLevel && !opens)
        {
            ReportUneven(line, popped >= 0 ? popped : _lastLevel);
            return true;
        }

        _isFirst = !isLevel;
        if (!isLevel)
        {
            _levels.Push(line.Indent);
        }

        if (line.KeyColumn > line.Indent)
        {
            _levels.Push(line.KeyColumn);
        }

        (_last, _lastLevel) = (line, line.KeyColumn);
        _mayIndent = !line.HasValue;
        return false;
    }

    // Where the line before is the only one indented as it is, it is the one that is wrong.
    private void ReportUneven(KeyLine line, int siblings)
    {
        KeyLine next = NextLine(line);
        int parent = _levels.FirstOrDefault(level => level < Math.Min(line.Indent, siblings));
        bool isUsual = (next.HasKey && next.Indent == line.Indent) || line.Indent == parent + 2;
        if (_isFirst && isUsual && _last.KeyColumn == _last.Indent)
        {
            sink.ReportAt(
                Rules.UnevenIndent, _last.First, _last.Colon, Numbers.Text(_last.Indent), Numbers.Text(line.Indent));
            return;
        }

        sink.ReportAt(Rules.UnevenIndent, line.First, line.Colon, Numbers.Text(line.Indent), Numbers.Text(siblings));
    }

    private int SkipBlock(KeyLine head, int at)
    {
        while (at < end)
        {
            KeyLine line = KeyLine.At(sink.Text, at, end);
            if (line.First < line.End && line.Indent <= head.KeyColumn)
            {
                return at;
            }

            at = line.End + 1;
        }

        return end;
    }
}
