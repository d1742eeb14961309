using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Yaml;

/// <summary>
/// Cuts a file at the lines that begin a record: <c>- </c> at the indentation of the first one after <c>ops:</c>. What is
/// wrong inside a record can then not reach the next, and an edit touches the text of one record only.
/// </summary>
internal sealed class FileSplitter
{
    private readonly DiagnosticSink _sink;
    private readonly List<OpChunk> _chunks = [];
    private readonly List<int> _firstLines = [];
    private int _indent = -1;
    private int _start = -1;
    private int _startLine;

    // Whether lines before the first record were reported; up to the next one that says `- op:` they are one mistake.
    private bool _isStray;

    private FileSplitter(DiagnosticSink sink) => _sink = sink;

    /// <summary>Cuts a text; <c>\r\n</c> counts as <c>\n</c>.</summary>
    public static SplitFile Split(string path, string text)
    {
        text = text.IndexOf('\r') < 0 ? text : text.Replace("\r\n", "\n").Replace('\r', '\n');
        FileSplitter splitter = new(new DiagnosticSink(text));
        int bodyLine = FindOps(text, out int bodyStart);
        string head = text.Substring(0, bodyStart);
        if (bodyStart == text.Length && FirstRecord(text) is >= 0 and int record)
        {
            (head, bodyStart, bodyLine) = splitter.WithoutOps(record);
        }

        splitter.ReadLines(bodyStart, bodyLine);
        return new SplitFile(
            path, head, splitter._chunks.ToArray(), splitter._firstLines.ToArray())
        {
            Diagnostics = splitter._sink.ToArray(),
        };
    }

    // The line after `ops:`; the end of the text where no key of that name stands at the margin.
    private static int FindOps(string text, out int bodyStart)
    {
        int line = 0;
        for (int at = 0; at < text.Length; line++)
        {
            int end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            if (string.CompareOrdinal(text, at, "ops:", 0, 4) == 0)
            {
                bodyStart = end;
                return line + 1;
            }

            at = end;
        }

        bodyStart = text.Length;
        return line;
    }

    // Where the first record begins; -1 where there is none.
    private static int FirstRecord(string text)
    {
        const string Record = "- op:";
        for (int at = text.IndexOf(Record, StringComparison.Ordinal); at >= 0;
            at = text.IndexOf(Record, at + 1, StringComparison.Ordinal))
        {
            int line = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
            if (string.IsNullOrWhiteSpace(text.Substring(line, at - line)))
            {
                return at;
            }
        }

        return -1;
    }

    // A file whose records follow no line `ops:`: they are read as if they did, below a line that misspells it or none.
    private (string Head, int Start, int Line) WithoutOps(int record)
    {
        string text = _sink.Text;
        int start = record == 0 ? 0 : text.LastIndexOf('\n', record - 1) + 1;
        int line = 0;
        for (int at = text.IndexOf('\n'); at >= 0 && at < start; at = text.IndexOf('\n', at + 1))
        {
            line++;
        }

        string head = text.Substring(0, start);
        string last = head.TrimEnd();
        last = last.Substring(last.LastIndexOf('\n') + 1);
        if (last.Length > 1 && last[last.Length - 1] == ':' && last.Take(last.Length - 1).All(char.IsLetter))
        {
            return (head, start, line);
        }

        _sink.ReportAt(Rules.MissingKey, record, record + 1, "The file", "ops:' on a line before the first record, '- op");
        return (head + "ops:\n", start, line);
    }

    private void ReadLines(int at, int number)
    {
        string text = _sink.Text;
        while (at < text.Length)
        {
            int end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            int first = at;
            while (first < end && text[first] is ' ' or '\t')
            {
                first++;
            }

            if (first < end && text[first] is not ('\n' or '#'))
            {
                ReadLine(at, first, number);
            }

            at = end;
            number++;
        }

        Close(text.Length);
    }

    private void ReadLine(int lineStart, int first, int number)
    {
        int indent = first - lineStart;
        bool isItem = IsItem(first);
        if (isItem && (_indent < 0 ? IsOp(first) || !_isStray : indent == _indent))
        {
            _indent = indent;
            Begin(lineStart, number);
        }
        else if (isItem && IsOp(first) && indent < _indent + 3)
        {
            bool hasTab = _sink.Text.IndexOf('\t', lineStart, first - lineStart) >= 0;
            if (!hasTab)
            {
                _sink.ReportAt(Rules.UnevenIndent, first, first + 1, Numbers.Text(indent), Numbers.Text(_indent));
            }

            Begin(lineStart, number);
        }
        else if ((indent <= _indent || _indent < 0) && _sink.Text.IndexOf('\t', lineStart, indent) < 0)
        {
            ReportStray(lineStart, first, indent);
        }
    }

    private void ReportStray(int lineStart, int first, int indent)
    {
        KeyLine line = KeyLine.At(_sink.Text, lineStart, _sink.Text.Length);
        int end = line.HasKey ? line.Colon : line.End;
        if (indent == 0 && line.HasKey)
        {
            string key = _sink.Text.Substring(line.Key, line.Colon - line.Key);
            _sink.ReportAt(Rules.WrongKind, first, end, "ops", "the last place of the file", $"one before '{key}'");
            Close(lineStart);
        }
        else if (_indent < 0)
        {
            if (_isStray)
            {
                return;
            }

            _isStray = true;
            _sink.ReportAt(Rules.WrongKind, first, end, "ops", "a list of records ('- op: Name')", "this");
        }
        else
        {
            _sink.ReportAt(Rules.UnevenIndent, first, end, Numbers.Text(indent), Numbers.Text(_indent + 2));
        }
    }

    private bool IsItem(int first) =>
        _sink.Text[first] == '-' && (first + 1 == _sink.Text.Length || _sink.Text[first + 1] is ' ' or '\n');

    private bool IsOp(int first) => string.CompareOrdinal(_sink.Text, first, "- op:", 0, 5) == 0;

    private void Begin(int lineStart, int number)
    {
        Close(lineStart);
        _start = lineStart;
        _startLine = number;
    }

    private void Close(int end)
    {
        if (_start >= 0)
        {
            _chunks.Add(new OpChunk(_sink.Text.Substring(_start, end - _start)));
            _firstLines.Add(_startLine);
            _start = -1;
        }
    }
}
