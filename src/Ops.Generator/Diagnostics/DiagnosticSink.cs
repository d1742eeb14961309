using System.Globalization;
using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Diagnostics;

/// <summary>Collects the messages of one piece of text (a record, or the head of a file), with places relative to it.</summary>
internal sealed class DiagnosticSink(string text)
{
    private readonly List<OpsDiagnostic> _diagnostics = [];

    /// <summary>The text that places refer to.</summary>
    public string Text { get; } = text;

    /// <summary>Whether an error was reported.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>The number of messages.</summary>
    public int Count => _diagnostics.Count;

    /// <summary>The messages in the order of reporting.</summary>
    public OpsDiagnostic[] ToArray() => _diagnostics.ToArray();

    /// <summary>Reports at a node.</summary>
    public void Report(DiagnosticRule rule, YamlNode node, params object[] arguments) =>
        Add(rule, node.Start, node.End, null, null, arguments);

    /// <summary>Reports at a node, with a name that was probably meant.</summary>
    public void ReportNear(DiagnosticRule rule, YamlNode node, string? near, params object[] arguments) =>
        Add(rule, node.Start, node.End, near, null, arguments);

    /// <summary>Reports at a node and names another one, whose line the message may hold.</summary>
    public void ReportWith(DiagnosticRule rule, YamlNode node, YamlNode other, params object[] arguments) =>
        Add(rule, node.Start, node.End, null, SpanOf(other.Start, other.End), arguments);

    /// <summary>Reports at a stretch of a scalar's value.</summary>
    public void ReportIn(
        DiagnosticRule rule, YamlScalar scalar, int offset, int length, string? near, params object[] arguments)
    {
        int start = PositionMap.IndexOf(Text, scalar, offset);
        int end = length == 0 ? start : PositionMap.IndexOf(Text, scalar, offset + length - 1) + 1;
        Add(rule, start, end, near, null, arguments);
    }

    /// <summary>Reports at a stretch of the text.</summary>
    public void ReportAt(DiagnosticRule rule, int start, int end, params object[] arguments) =>
        Add(rule, start, end, null, null, arguments);

    /// <summary>Reports what was wrong with an expression, at its place in the scalar that holds it.</summary>
    public void Report(YamlScalar scalar, ExpressionIssue issue) =>
        ReportIn(Rules.Find(issue.Id), scalar, issue.Offset, issue.Length, issue.Near, issue.Arguments.ToArray<object>());

    /// <summary>Takes messages that another sink over the same text collected.</summary>
    public void Take(DiagnosticSink other)
    {
        _diagnostics.AddRange(other._diagnostics);
        HasErrors |= other.HasErrors;
    }

    /// <summary>Lets go of messages after the first <paramref name="count"/> that are not to be told.</summary>
    public void KeepAfter(int count, Func<OpsDiagnostic, bool> isKept)
    {
        OpsDiagnostic[] later = [.. _diagnostics.Skip(count).Where(isKept)];
        _diagnostics.RemoveRange(count, _diagnostics.Count - count);
        _diagnostics.AddRange(later);
    }

    /// <summary>The lines and columns of a stretch of the text.</summary>
    public LineSpan SpanOf(int start, int end)
    {
        (int startLine, int startColumn) = PositionOf(start);
        (int endLine, int endColumn) = PositionOf(Math.Max(start, end));
        return new LineSpan(startLine, startColumn, endLine, endColumn);
    }

    private (int Line, int Column) PositionOf(int index)
    {
        int line = 0, lineStart = 0;
        int end = Math.Min(index, Text.Length);
        for (int next = Text.IndexOf('\n', 0, end); next >= 0; next = Text.IndexOf('\n', lineStart, end - lineStart))
        {
            line++;
            lineStart = next + 1;
        }

        return (line, end - lineStart);
    }

    private void Add(DiagnosticRule rule, int start, int end, string? near, LineSpan? related, object[] arguments)
    {
        string message = rule.Format.Replace("{line}", "{{line}}");
        message = string.Format(CultureInfo.InvariantCulture, message, arguments);
        if (near is not null)
        {
            message += $" Did you mean '{near}'?";
        }

        Add(rule, start, end, message, related);
    }

    private void Add(DiagnosticRule rule, int start, int end, string message, LineSpan? related = null)
    {
        HasErrors |= rule.Severity == RuleSeverity.Error;
        _diagnostics.Add(new OpsDiagnostic(rule, message, SpanOf(start, end)) { Related = related });
    }
}
