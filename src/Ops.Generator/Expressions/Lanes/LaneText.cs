using System.Globalization;
using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Functions;
using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Expressions.Lanes;

/// <summary>The C# text of single expressions: as a lane of numbers, as a mask, as a bool, or as one C# number.</summary>
internal sealed class LaneText(BodyScope scope, LaneEmitter emitter)
{
    /// <summary>A mask whose elements are all true.</summary>
    public const string True = "V.Equal(V.Literal(0), V.Literal(0))";

    /// <summary>A mask whose elements are all false.</summary>
    public const string False = "V.NotEqual(V.Literal(0), V.Literal(0))";

    /// <summary>The text without one pair of brackets around all of it.</summary>
    public static string Bare(string text)
    {
        if (text.Length < 2 || text[0] != '(')
        {
            return text;
        }

        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return i == text.Length - 1 ? text.Substring(1, text.Length - 2) : text;
            }
        }

        return text;
    }

    /// <summary>A number per element.</summary>
    public string Number(Expression expression)
    {
        if (emitter.Hoisted(expression, Number) is { } hoisted)
        {
            return hoisted;
        }

        switch (expression)
        {
            case Literal literal:
                return "V.Literal(" + literal.Text + ")";
            case Name name:
                return scope.Find(name.Identifier) is null ? Constant(name.Identifier) : emitter.Lane(name.Identifier);
            case Unary { Operand: Literal literal }:
                return "V.Literal(-" + literal.Text + ")";
            case Unary unary:
                return "(-" + Number(unary.Operand) + ")";
            case Binary { Operator: "%" } binary:
                return "V.Remainder(" + Bare(Number(binary.Left)) + ", " + Bare(Number(binary.Right)) + ")";
            case Binary binary:
                return "(" + Number(binary.Left) + " " + binary.Operator + " " + Number(binary.Right) + ")";
            case Call { Function: "select" } call:
                return Select(call, Number);
            case Call { Function: "cast" } call:
                return Cast(call.Arguments[0].Value);
            case Call call:
                return CallText(call);
            default:
                throw new InvalidOperationException(ExpressionText.Of(expression) + " is not a number.");
        }
    }

    /// <summary>A condition per element.</summary>
    public string Mask(Expression expression)
    {
        if (emitter.Hoisted(expression, Mask) is { } hoisted)
        {
            return hoisted;
        }

        if (KindOf(expression) == ValueKind.UniformBool)
        {
            return expression is Literal literal
                ? literal.IsTrue ? True : False
                : "(" + Bool(expression) + " ? " + True + " : " + False + ")";
        }

        switch (expression)
        {
            case Name name:
                return emitter.Lane(name.Identifier);
            case Unary unary:
                return "V.Not(" + Bare(Mask(unary.Operand)) + ")";
            case Logical logical:
                return (logical.Operator == "and" ? "V.And(" : "V.Or(") + Bare(Mask(logical.Left)) + ", "
                    + Bare(Mask(logical.Right)) + ")";
            case Compare compare:
                return CompareText(compare);
            case Call { Function: "select" } call:
                return Select(call, Mask);
            case Call call:
                return CallText(call);
            default:
                throw new InvalidOperationException(ExpressionText.Of(expression) + " is not a condition.");
        }
    }

    /// <summary>A condition that is the same for all elements.</summary>
    public string Bool(Expression expression) => expression switch
    {
        Literal literal => literal.Text,
        Name name => emitter.Uniform(name.Identifier),
        Unary unary => "!" + Bool(unary.Operand),
        Logical logical => "(" + Bool(logical.Left) + (logical.Operator == "and" ? " && " : " || ") + Bool(logical.Right) + ")",
        Compare compare => "(" + Scalar(compare.Left) + " " + compare.Operator + " " + Scalar(compare.Right) + ")",
        Call { Function: "select" } call => "(" + Bool(call.Arguments[0].Value) + " ? " + Bool(call.Arguments[1].Value)
            + " : " + Bool(call.Arguments[2].Value) + ")",
        _ => throw new InvalidOperationException(ExpressionText.Of(expression) + " is not a uniform condition."),
    };

    private string Scalar(Expression expression) => expression switch
    {
        Literal { Kind: LiteralKind.Text } literal => "\"" + literal.Text + "\"",
        Literal literal => literal.Text,
        Name name when scope.Find(name.Identifier) is null => ConstantValue(name.Identifier),
        Name name => emitter.Uniform(name.Identifier),
        Unary { Operator: "-" } unary => "(-" + Scalar(unary.Operand) + ")",
        Binary binary => "(" + Scalar(binary.Left) + " " + binary.Operator + " " + Scalar(binary.Right) + ")",
        _ => Bool(expression),
    };

    private string Select(Call call, Func<Expression, string> branch)
    {
        Expression condition = call.Arguments[0].Value;
        string left = branch(call.Arguments[1].Value);
        string right = branch(call.Arguments[2].Value);
        return KindOf(condition) == ValueKind.UniformBool
            ? "(" + Bool(condition) + " ? " + left + " : " + right + ")"
            : emitter.ScalarCondition(condition) is { } field ? "(" + field + " ? " + left + " : " + right + ")"
            : "V.Select(" + Bare(Mask(condition)) + ", " + Bare(left) + ", " + Bare(right) + ")";
    }

    private string Cast(Expression value) => KindOf(value) switch
    {
        ValueKind.Mask => "V.Select(" + Bare(Mask(value)) + ", V.Literal(1), V.Literal(0))",
        ValueKind.UniformBool => "(" + Bool(value) + " ? V.Literal(1) : V.Literal(0))",
        _ => Number(value),
    };

    private string CompareText(Compare compare)
    {
        if (ExpressionTyper.IsCondition(KindOf(compare.Left)))
        {
            string differ = "V.Xor(" + Bare(Mask(compare.Left)) + ", " + Bare(Mask(compare.Right)) + ")";
            return compare.Operator == "!=" ? differ : "V.Not(" + differ + ")";
        }

        string method = compare.Operator switch
        {
            "==" => "Equal",
            "!=" => "NotEqual",
            "<" => "Less",
            "<=" => "LessOrEqual",
            ">" => "Greater",
            _ => "GreaterOrEqual",
        };
        return "V." + method + "(" + Bare(Number(compare.Left)) + ", " + Bare(Number(compare.Right)) + ")";
    }

    private string CallText(Call call)
    {
        FunctionRow row = FunctionTable.Find(call.Function) ?? throw new InvalidOperationException(call.Function
            + " was not bound.");
        string[] arguments = call.Arguments.Select(argument => Number(argument.Value)).ToArray();
        for (int i = 0; i < arguments.Length; i++)
        {
            string place = "{" + i.ToString(CultureInfo.InvariantCulture) + "}";
            bool isRepeated = row.Lane.IndexOf(place, StringComparison.Ordinal) != row.Lane.LastIndexOf(place,
                StringComparison.Ordinal);
            bool isName = call.Arguments[i].Value is Name;

            // A lane text that is an operation of its own begins with a bracket; in others, arguments stand alone.
            arguments[i] = isRepeated && !isName ? emitter.Temporary(arguments[i])
                : row.Lane[0] == '(' ? arguments[i] : Bare(arguments[i]);
        }

        return string.Format(CultureInfo.InvariantCulture, row.Lane, arguments);
    }

    private static string Constant(string name) => "V.Literal(" + ConstantValue(name) + ")";

    private static string ConstantValue(string name)
    {
        double value = (ConstantTable.Find(name) ?? throw new InvalidOperationException(name + " was not bound.")).Value;
        return double.IsPositiveInfinity(value) ? "double.PositiveInfinity"
            : double.IsNegativeInfinity(value) ? "double.NegativeInfinity"
            : double.IsNaN(value) ? "double.NaN" : value.ToString("G17", CultureInfo.InvariantCulture);
    }

    private ValueKind KindOf(Expression expression) => ExpressionTyper.KindOf(expression, scope);
}
