using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Tests.Generator.Expressions;

public class ExpressionParserTests
{
    [Theory]
    [InlineData("x + y * z", "x + y * z")]
    [InlineData("(x + y) * z", "(x + y) * z")]
    [InlineData("x - (y - z)", "x - (y - z)")]
    [InlineData("x - y - z", "x - y - z")]
    [InlineData("-x / y", "-x / y")]
    [InlineData("-(x / y)", "-(x / y)")]
    [InlineData("x * -y", "x * -y")]
    [InlineData("not a and b or c", "not a and b or c")]
    [InlineData("not (a and b)", "not (a and b)")]
    [InlineData("a and (b or c)", "a and (b or c)")]
    [InlineData("x + 1 <= y", "x + 1 <= y")]
    [InlineData("select(c, [k, m], [ ])", "select(c, [k, m], [])")]
    [InlineData("MatMul(a, conj(b), transpose_a = not t)", "MatMul(a, conj(b), transpose_a = not t)")]
    [InlineData("state.key", "state.key")]
    [InlineData("1.0e-7 + 1E5 + .5 + 3", "1.0e-7 + 1E5 + .5 + 3")]
    [InlineData("data_format == 'NHWC'", "data_format == 'NHWC'")]
    [InlineData("f(x,\n  y)", "f(x, y)")]
    public void Reads_and_writes_an_expression(string text, string written)
    {
        ParseResult<Expression> parsed = ExpressionParser.Parse(text);

        Assert.Empty(parsed.Issues);
        Assert.Equal(written, ExpressionText.Of(parsed.Value!));
        Assert.Equal(written, ExpressionText.Of(ExpressionParser.Parse(written).Value!));
    }

    [Theory]
    [InlineData("", 0, "an expression")]
    [InlineData("x +", 3, "an expression")]
    [InlineData("x + * y", 4, "an expression")]
    [InlineData("f(x", 3, "',' or ')'")]
    [InlineData("f(x,)", 4, "an expression")]
    [InlineData("(x", 2, "')'")]
    [InlineData("[x y]", 3, "',' or ']'")]
    [InlineData("x y", 2, "an operator or the end")]
    [InlineData("0 < x < 6", 6, "'and' between two comparisons")]
    [InlineData("x = y", 2, "the formula alone, without 'x ='")]
    [InlineData("x + 1 = y", 6, "'==' to compare")]
    [InlineData("state.", 6, "a name")]
    [InlineData("x & y", 2, "'and' in place of '&&'")]
    [InlineData("'NHWC", 0, "an expression")]
    [InlineData("--x", 1, "an expression")]
    public void Says_what_it_expected_and_where(string text, int offset, string what)
    {
        ParseResult<Expression> parsed = ExpressionParser.Parse(text, "ROPS1401");

        ExpressionIssue issue = Assert.Single(parsed.Issues);
        Assert.Equal("ROPS1401", issue.Id);
        Assert.Equal(offset, issue.Offset);
        Assert.Equal([what], issue.Arguments);
        Assert.Null(parsed.Value);
    }

    [Fact]
    public void Refuses_nesting_that_could_exhaust_the_stack()
    {
        string text = new string('(', 100_000) + "x" + new string(')', 100_000);

        ExpressionIssue issue = Assert.Single(ExpressionParser.Parse(text).Issues);

        Assert.Equal(100, issue.Offset);
        Assert.Equal(["at most 100 nested brackets"], issue.Arguments);
    }

    [Theory]
    [InlineData(" + x")]
    [InlineData(" * x")]
    [InlineData(" and x")]
    [InlineData(" or x")]
    public void Refuses_a_chain_of_operators_that_could_exhaust_the_stack(string link)
    {
        string text = "x" + string.Concat(Enumerable.Repeat(link, 20_000));

        ExpressionIssue issue = Assert.Single(ExpressionParser.Parse(text).Issues);

        Assert.Equal(2 + (500 * link.Length), issue.Offset);
        Assert.Equal(["at most 500 operators"], issue.Arguments);
    }

    [Fact]
    public void Reads_a_body_whose_lines_continue_inside_brackets()
    {
        const string Text = """
            let alpha = lr * sqrt(
              1 - beta2)

            var = var - alpha * m
            """;

        ParseResult<Body> parsed = ExpressionParser.ParseBody(Text);

        Assert.Empty(parsed.Issues);
        Assert.Equal("let alpha = lr * sqrt(1 - beta2)\nvar = var - alpha * m", ExpressionText.Of(parsed.Value!));
        Assert.Equal(Text.IndexOf("var", StringComparison.Ordinal), parsed.Value!.Statements[1].Offset);
    }

    [Fact]
    public void Goes_on_after_a_line_with_a_mistake()
    {
        ParseResult<Body> parsed = ExpressionParser.ParseBody("z = x +\nlet = 3\nw = = x\n3 = x\nv = x");

        Assert.Equal([7, 20, 24], parsed.Issues.Select(issue => issue.Offset));
        Assert.Equal("v", parsed.Value!.Statements[parsed.Value.Statements.Count - 1].Target);
    }

    [Fact]
    public void Spans_every_node()
    {
        const string Text = "a + f(b, c = -d)";

        Binary sum = Assert.IsType<Binary>(ExpressionParser.Parse(Text).Value);
        Call call = Assert.IsType<Call>(sum.Right);

        Assert.Equal(Text, Text.Substring(sum.Offset, sum.Length));
        Assert.Equal("f(b, c = -d)", Text.Substring(call.Offset, call.Length));
        Assert.Equal("c = -d", Text.Substring(call.Arguments[1].Offset, call.Arguments[1].Length));
        Assert.Equal("-d", Text.Substring(call.Arguments[1].Value.Offset, call.Arguments[1].Value.Length));
    }

    [Fact]
    public void Trees_of_equal_text_are_equal()
    {
        Assert.Equal(ExpressionParser.ParseBody("z = x + [1]"), ExpressionParser.ParseBody("z = x + [1]"));
        Assert.Equal(
            ExpressionParser.Parse("f(x, [y])").GetHashCode(),
            ExpressionParser.Parse("f(x, [y])").GetHashCode());
        Assert.NotEqual(ExpressionParser.Parse("x + y"), ExpressionParser.Parse("x + z"));
    }
}
