using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>Takes expressions out of nodes: a text, or a list in brackets, which yaml would cut at its commas.</summary>
internal sealed class ExpressionReader(NodeReader reader)
{
    private readonly DiagnosticSink _sink = reader.Sink;

    /// <summary>The text of an expression with its place; null, after a message, for a node that cannot hold one.</summary>
    public YamlScalar? Source(string key, YamlNode node)
    {
        if (node is YamlList { IsFlow: true } list)
        {
            return new YamlScalar(list.Start, list.End, _sink.Text.Substring(list.Start, list.End - list.Start), TextStyle.Raw);
        }

        if (reader.Scalar(key, node, "an expression") is not { } scalar)
        {
            return null;
        }

        if (scalar.Style == TextStyle.Folded)
        {
            _sink.ReportAt(Rules.RefusedConstruct, scalar.Start, scalar.Start + 1, "An expression after '>'");
            return null;
        }

        int escape = scalar.Style == TextStyle.DoubleQuoted ? _sink.Text.IndexOf('\\', scalar.Start, scalar.End - scalar.Start)
            : -1;
        if (escape >= 0)
        {
            _sink.ReportAt(Rules.RefusedConstruct, escape, escape + 1, "An escape in an expression");
            return null;
        }

        return scalar;
    }

    /// <summary>Parses an expression; null after a message.</summary>
    public Expression? Parse(YamlScalar source, string id)
    {
        ParseResult<Expression> result = ExpressionParser.Parse(source.Value, id);
        Report(source, result.Issues);
        return result.IsOk ? result.Value : null;
    }

    /// <summary>Reads and parses an expression; null after a message.</summary>
    public Expression? Read(string key, YamlNode node, string id) => Source(key, node) is { } source ? Parse(source, id) : null;

    /// <summary>Parses statements; null after a message.</summary>
    public Body? ParseBody(YamlScalar source)
    {
        ParseResult<Body> result = ExpressionParser.ParseBody(source.Value);
        Report(source, result.Issues);
        return result.IsOk ? result.Value : null;
    }

    /// <summary>Reports what was wrong with an expression.</summary>
    public void Report(YamlScalar source, IEnumerable<ExpressionIssue> issues)
    {
        foreach (ExpressionIssue issue in issues)
        {
            _sink.Report(source, issue);
        }
    }
}
