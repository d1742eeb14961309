using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RawOpsNet.Tests.Docs.Snippets;

/// <summary>
/// Writes the C# of a page as one file. A fence goes on where the one before it ended, unless it says <c>fresh</c>; those with
/// <c>no-run</c> stand apart and are compiled only. Lines keep the page's numbers, so that the compiler names the page.
/// </summary>
internal sealed class PageProgram
{
    private readonly DocPage _page;
    private readonly StringBuilder _usings = new();
    private readonly StringBuilder _types = new();
    private readonly StringBuilder _signatures = new();
    private readonly StringBuilder _apart = new();
    private readonly List<StringBuilder> _runs = [];

    public PageProgram(DocPage page, int number)
    {
        _page = page;
        Namespace = string.Create(CultureInfo.InvariantCulture, $"Pages.Page{number}");
        foreach (Fence fence in page.Fences.Where(fence => fence.Language == "csharp"))
        {
            Add(fence);
        }
    }

    /// <summary>Where the class <c>Program</c> with a method <c>Run0</c>, <c>Run1</c>, ... for each fresh start is.</summary>
    public string Namespace { get; }

    public string PagePath => _page.Path;

    public bool HasCode => _runs.Count > 0 || _types.Length + _signatures.Length + _apart.Length > 0;

    /// <summary>The whole file.</summary>
    public string Text()
    {
        StringBuilder text = new();
        text.Append("#nullable enable\n").Append(_usings).Append("namespace ").Append(Namespace).Append(";\n");
        text.Append("public static class Program\n{\n");
        for (int i = 0; i < _runs.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"public static void Run{i}()\n{{\n{_runs[i]}\n}}\n");
        }

        text.Append("public static void Apart()\n{\n").Append(_apart).Append("\n}\n");
        return text.Append(_signatures).Append("}\n").Append(_types).ToString();
    }

    private void Add(Fence fence)
    {
        if (fence.Has("signature"))
        {
            foreach (string signature in fence.Text.Trim().Split("\n\n"))
            {
                _signatures.Append(Place(fence.Line)).Append(signature).Append(" => throw new Exception();\n");
            }

            return;
        }

        if (fence.Has("row"))
        {
            bool isStatement = fence.Text.EndsWith(';') || fence.Text.StartsWith("using ", StringComparison.Ordinal);
            string row = isStatement ? fence.Text : $"_ = {fence.Text};";
            _runs[^1].Append(Place(fence.Line)).Append("{ ").Append(row).Append(" }\n");
            return;
        }

        CompilationUnitSyntax unit = CSharpSyntaxTree.ParseText(
            fence.Text, new CSharpParseOptions(LanguageVersion.Preview)).GetCompilationUnitRoot();
        StringBuilder statements = new(fence.Text);
        foreach (SyntaxNode node in unit.Members.Where(member => member is not GlobalStatementSyntax)
            .Concat<SyntaxNode>(unit.Usings).OrderByDescending(node => node.SpanStart))
        {
            string code = fence.Text[node.Span.Start..node.Span.End];
            int line = fence.Line + fence.Text.AsSpan(0, node.Span.Start).Count('\n');
            (node is UsingDirectiveSyntax ? _usings : _types).Append(Place(line)).Append(code).Append('\n');
            for (int i = node.Span.Start; i < node.Span.End; i++)
            {
                statements[i] = statements[i] == '\n' ? '\n' : ' ';
            }
        }

        foreach ((int position, string check) in Checks(fence, unit).OrderByDescending(edit => edit.Position))
        {
            statements.Insert(position, check);
        }

        if (fence.Has("fresh") || _runs.Count == 0)
        {
            _runs.Add(new StringBuilder());
        }

        (fence.Has("no-run") ? _apart : _runs[^1]).Append(Place(fence.Line)).Append(statements);
    }

    // A comment "// => text" says what the statement before it printed, or the value that it gave to a variable.
    private IEnumerable<(int Position, string Check)> Checks(Fence fence, CompilationUnitSyntax unit)
    {
        StatementSyntax[] statements = [.. unit.DescendantNodes().OfType<StatementSyntax>()];
        List<(StatementSyntax Statement, string Text, int Line)> found = [];
        foreach (SyntaxTrivia comment in unit.DescendantTrivia().Where(trivia =>
            trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)
            && trivia.ToString().StartsWith("// =>", StringComparison.Ordinal)))
        {
            int line = fence.Line + fence.Text.AsSpan(0, comment.SpanStart).Count('\n');
            StatementSyntax statement = statements.Where(node => node.Span.End <= comment.SpanStart).MaxBy(node => node.Span.End)
                ?? throw new InvalidDataException($"{_page.Path}({line}): no statement stands before '{comment}'.");
            string text = comment.ToString()[5..].Trim();
            if (found.Count > 0 && found[^1].Statement == statement)
            {
                found[^1] = found[^1] with { Text = found[^1].Text + "\n" + text };
            }
            else
            {
                found.Add((statement, text, line));
            }
        }

        return found.Select(item => (item.Statement.Span.End, Check(item.Statement, item.Text, item.Line)));
    }

    private string Check(StatementSyntax statement, string text, int line)
    {
        string place = Quote(string.Create(CultureInfo.InvariantCulture, $"{_page.Path}({line})"));
        string? value = statement switch
        {
            LocalDeclarationStatementSyntax { Declaration.Variables: [var variable] } => variable.Identifier.Text,
            ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } => assignment.Left.ToString(),
            _ => null,
        };
        string method = value is null ? "Printed" : "Value";
        string arguments = $"{place}, {Quote(text)}{(value is null ? "" : ", " + value)}";
        return $" RawOpsNet.Tests.Docs.Snippets.SnippetCheck.{method}({arguments});";
    }

    private string Place(int line) => string.Create(CultureInfo.InvariantCulture, $"\n#line {line} \"{_page.Path}\"\n");

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
