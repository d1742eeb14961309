using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Expressions;

// The language of kernels, shapes, gradients, launches and requirements is one; this room reads it, binds it, differentiates
// it, and writes it as C# over lanes. CUDA text is written next door, in Cuda.

/// <summary>
/// Parses the expression language. <see cref="Parse"/> reads one expression, <see cref="ParseBody"/> statements, one per
/// line. Both report with the id they are given (1301 in shapes, 1401 in formulas, 1501 in kernels) and never throw.
/// </summary>
internal sealed class ExpressionParser
{
    // Recursive descent must not be able to take the compiler's stack with it.
    private const int DeepestNesting = 100;

    // A chain of operators is a tree as deep as it is long, and what reads it later recurses.
    private const int MostOperators = 500;

    private readonly List<Token> _tokens;
    private readonly string _text;
    private readonly string _id;
    private readonly List<ExpressionIssue> _issues = [];
    private int _at;
    private int _depth;
    private int _operators;

    private ExpressionParser(string text, bool linesMatter, string id)
    {
        _text = text;
        _tokens = Tokenizer.Read(text, linesMatter);
        _id = id;
    }

    private Token Current => _tokens[_at];

    /// <summary>Parses one expression; line breaks are spaces.</summary>
    public static ParseResult<Expression> Parse(string text, string id = "ROPS1501")
    {
        ExpressionParser parser = new(text, linesMatter: false, id);
        Expression? value = parser.Or();
        if (value is not null && parser.Current.Kind != TokenKind.End)
        {
            value = null;
            parser.ExpectedAfterExpression(isFormulaOfName: id == "ROPS1401" && parser._at == 1);
        }

        return new ParseResult<Expression>(value, parser._issues.ToArray());
    }

    /// <summary>Parses statements; after a mistake it goes on with the next line.</summary>
    public static ParseResult<Body> ParseBody(string text, string id = "ROPS1501")
    {
        ExpressionParser parser = new(text, linesMatter: true, id);
        List<Statement> statements = [];
        parser.SkipLineEnds();
        if (parser.Current.Kind == TokenKind.End)
        {
            parser.Expected("a statement");
        }

        while (parser.Current.Kind != TokenKind.End)
        {
            if (parser.ReadStatement() is { } statement)
            {
                statements.Add(statement);
            }
            else
            {
                parser.SkipLine();
            }

            parser.SkipLineEnds();
        }

        return new ParseResult<Body>(new Body(statements.ToArray()), parser._issues.ToArray());
    }

    private void SkipLineEnds()
    {
        while (Current.Kind == TokenKind.LineEnd)
        {
            _at++;
        }
    }

    private void SkipLine()
    {
        while (Current.Kind is not (TokenKind.LineEnd or TokenKind.End))
        {
            _at++;
        }
    }

    private Statement? ReadStatement()
    {
        _operators = 0;
        bool isLet = Current.IsWord("let") && _tokens[_at + 1].Kind == TokenKind.Name;
        _at += isLet ? 1 : 0;
        Token target = Current;
        if (target.Kind != TokenKind.Name)
        {
            return Expected("a name") as Statement;
        }

        _at++;
        if (!Take("="))
        {
            return Expected("'=' behind the name of an output") as Statement;
        }

        Expression? value = Or();
        if (value is not null && Current.Kind is not (TokenKind.LineEnd or TokenKind.End))
        {
            ExpectedAfterExpression();
            return null;
        }

        return value is null ? null : new Statement(isLet, target.Text, value, target.Offset, target.Length);
    }

    private Expression? Or() => Joined("or", And);

    private Expression? And() => Joined("and", Not);

    private Expression? Joined(string word, Func<Expression?> operand)
    {
        Expression? left = operand();
        while (left is not null && Current.IsWord(word))
        {
            Expression? right = AfterOperator(operand);
            left = right is null ? null : new Logical(word, left, right, left.Offset, End(right) - left.Offset);
        }

        return left;
    }

    private Expression? Not()
    {
        Token word = Current;
        if (!word.IsWord("not"))
        {
            return Comparison();
        }

        _at++;
        Expression? operand = Comparison();
        return operand is null ? null : new Unary("not", operand, word.Offset, End(operand) - word.Offset);
    }

    private Expression? Comparison()
    {
        Expression? left = Sum();
        if (left is null || Current is not { Kind: TokenKind.Symbol, Text: "==" or "!=" or "<" or "<=" or ">" or ">=" })
        {
            return left;
        }

        string symbol = Current.Text;
        _at++;
        Expression? right = Sum();
        return right is null ? null : new Compare(symbol, left, right, left.Offset, End(right) - left.Offset);
    }

    private Expression? Sum() => Chain(Product, "+", "-", "-");

    private Expression? Product() => Chain(Negation, "*", "/", "%");

    private Expression? Chain(Func<Expression?> operand, string first, string second, string third)
    {
        Expression? left = operand();
        while (left is not null && (Current.IsSymbol(first) || Current.IsSymbol(second) || Current.IsSymbol(third)))
        {
            string symbol = Current.Text;
            Expression? right = AfterOperator(operand);
            left = right is null ? null : new Binary(symbol, left, right, left.Offset, End(right) - left.Offset);
        }

        return left;
    }

    private Expression? AfterOperator(Func<Expression?> operand)
    {
        if (_operators == MostOperators)
        {
            return Expected("at most " + MostOperators + " operators") as Expression;
        }

        _operators++;
        _at++;
        return operand();
    }

    private Expression? Negation()
    {
        Token minus = Current;
        if (!minus.IsSymbol("-"))
        {
            return Primary();
        }

        _at++;
        Expression? operand = Primary();
        return operand is null ? null : new Unary("-", operand, minus.Offset, End(operand) - minus.Offset);
    }

    private Expression? Primary()
    {
        Token token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                _at++;
                return new Literal(LiteralKind.Number, token.Text, token.Offset, token.Length);
            case TokenKind.Text:
                _at++;
                return new Literal(LiteralKind.Text, token.Text, token.Offset, token.Length);
            case TokenKind.Name when token.Text is "true" or "false":
                _at++;
                return new Literal(LiteralKind.Bool, token.Text, token.Offset, token.Length);
            case TokenKind.Name when token.Text is not ("and" or "or" or "not"):
                _at++;
                return Current.IsSymbol("(") ? Nested(() => ReadCall(token))
                    : Take(".") ? ReadMember(token)
                    : new Name(token.Text, token.Offset, token.Length);
            case TokenKind.Symbol when token.Text == "(":
                return Nested(ReadGroup);
            case TokenKind.Symbol when token.Text == "[":
                return Nested(ReadList);
            default:
                return Expected("an expression") as Expression;
        }
    }

    private Expression? Nested(Func<Expression?> read)
    {
        if (_depth == DeepestNesting)
        {
            return Expected("at most " + DeepestNesting + " nested brackets") as Expression;
        }

        _depth++;
        Expression? value = read();
        _depth--;
        return value;
    }

    private Expression? ReadGroup()
    {
        _at++;
        Expression? inner = Or();
        return inner is null ? null : Take(")") ? inner : Expected("')'") as Expression;
    }

    private Member? ReadMember(Token target)
    {
        Token part = Current;
        if (part.Kind != TokenKind.Name)
        {
            return Expected("a name") as Member;
        }

        _at++;
        return new Member(target.Text, part.Text, target.Offset, part.Offset + part.Length - target.Offset);
    }

    private ListExpression? ReadList()
    {
        int start = Current.Offset;
        _at++;
        List<Expression> items = [];
        if (Current.IsSymbol("]"))
        {
            return new ListExpression(items.ToArray(), start, Closed() - start);
        }

        do
        {
            if (Or() is not { } item)
            {
                return null;
            }

            items.Add(item);
        }
        while (Take(","));

        return Current.IsSymbol("]")
            ? new ListExpression(items.ToArray(), start, Closed() - start)
            : Expected("',' or ']'") as ListExpression;
    }

    private Call? ReadCall(Token function)
    {
        _at++;
        List<Argument> arguments = [];
        if (Current.IsSymbol(")"))
        {
            return new Call(function.Text, arguments.ToArray(), function.Offset, Closed() - function.Offset);
        }

        do
        {
            if (ReadArgument() is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
        }
        while (Take(","));

        return Current.IsSymbol(")")
            ? new Call(function.Text, arguments.ToArray(), function.Offset, Closed() - function.Offset)
            : Expected("',' or ')'") as Call;
    }

    private Argument? ReadArgument()
    {
        Token first = Current;
        bool named = first.Kind == TokenKind.Name && _tokens[_at + 1].IsSymbol("=");
        _at += named ? 2 : 0;
        Expression? value = Or();
        return value is null ? null
            : new Argument(named ? first.Text : null, value, first.Offset, End(value) - first.Offset);
    }

    private bool Take(string symbol)
    {
        bool found = Current.IsSymbol(symbol);
        _at += found ? 1 : 0;
        return found;
    }

    private int Closed()
    {
        int end = Current.Offset + Current.Length;
        _at++;
        return end;
    }

    private void ExpectedAfterExpression(bool isFormulaOfName = false) =>
        Expected(isFormulaOfName && Current.IsSymbol("=") ? $"the formula alone, without '{_tokens[0].Text} ='"
            : Current is { Kind: TokenKind.Symbol, Text: "==" or "!=" or "<" or "<=" or ">" or ">=" }
            ? "'and' between two comparisons"
            : Current.IsSymbol("=") ? "'==' to compare" : "an operator or the end");

    // Always null, so that a caller can return it.
    private object? Expected(string what)
    {
        string expected = ForeignWriting.Instead(_tokens, _at) ?? what;
        Token before = _at > 0 ? _tokens[_at - 1] : default;
        // A bracket that stays open takes the next lines in; what is missing is missing on its own.
        bool isLater = _at > 0 && _text.IndexOf('\n', before.Offset, Current.Offset - before.Offset) >= 0;
        int offset = isLater ? before.Offset + before.Length : Current.Offset;
        _issues.Add(new ExpressionIssue(_id, offset, isLater ? 1 : Math.Max(1, Current.Length), new[] { expected }));
        return null;
    }

    private static int End(Expression expression) => expression.Offset + expression.Length;
}
