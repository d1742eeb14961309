using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Expressions.Derivatives;

/// <summary>Makes expressions smaller without changing a bit of what they compute, but for products with an exact zero.</summary>
internal sealed class Simplifier(bool complex)
{
    /// <summary>The literal 0.</summary>
    public static readonly Literal Zero = Literal.Of(0);

    private static readonly Literal One = Literal.Of(1);

    /// <summary>Whether an expression is the literal 0.</summary>
    public static bool IsZero(Expression expression) => expression is Literal { Kind: LiteralKind.Number, Number: 0 };

    /// <summary>Removes places, so that equal expressions of different texts compare equal.</summary>
    public static Expression Strip(Expression expression)
    {
        Expression bare = expression with { Offset = 0, Length = 0 };
        if (bare is Call call)
        {
            bare = call with
            {
                Arguments = call.Arguments.Select(argument => argument with { Offset = 0, Length = 0 }).ToArray(),
            };
        }

        return ExpressionWalk.WithParts(bare, Strip);
    }

    /// <summary>Simplifies a node after its parts.</summary>
    public Expression Simplify(Expression expression)
    {
        Expression node = ExpressionWalk.WithParts(expression, Simplify);
        return node switch
        {
            Unary { Operator: "-" } unary => Negative(unary),
            Binary binary => Fold(binary) ?? Arithmetic(binary),
            Call call => SimplifyCall(call),
            _ => node,
        };
    }

    private static Expression Negative(Unary unary) => unary.Operand switch
    {
        Unary { Operator: "-" } inner => inner.Operand,
        Literal zero when IsZero(zero) => zero,
        _ => unary,
    };

    private static Expression Arithmetic(Binary binary)
    {
        (Expression left, Expression right) = (binary.Left, binary.Right);
        return binary.Operator switch
        {
            "+" when IsZero(left) => right,
            "+" or "-" when IsZero(right) => left,
            "+" when Merged(left, right) is { } merged => merged,
            "+" when right is Unary { Operator: "-" } negative => new Binary("-", left, negative.Operand),
            "-" when IsZero(left) => new Unary("-", right),
            "-" when right is Unary { Operator: "-" } negative => new Binary("+", left, negative.Operand),
            "*" when IsZero(left) || IsZero(right) => Zero,
            "*" when left == One => right,
            "*" or "/" when right == One => left,
            "/" when IsZero(left) => Zero,
            "*" when left is Unary { Operator: "-" } first && right is Unary { Operator: "-" } second =>
                new Binary("*", first.Operand, second.Operand),
            _ => binary,
        };
    }

    // select(c, x, 0) + select(c, 0, y) is select(c, x, y).
    private static Call? Merged(Expression left, Expression right)
    {
        if (left is not Call { Function: "select" } first || right is not Call { Function: "select" } second
            || first.Arguments[0] != second.Arguments[0])
        {
            return null;
        }

        bool isInOrder = IsZero(first.Arguments[2].Value) && IsZero(second.Arguments[1].Value);
        bool isSwapped = IsZero(first.Arguments[1].Value) && IsZero(second.Arguments[2].Value);
        return isInOrder ? Call.Of("select", first.Arguments[0].Value, first.Arguments[1].Value, second.Arguments[2].Value)
            : isSwapped ? Call.Of("select", first.Arguments[0].Value, second.Arguments[1].Value, first.Arguments[2].Value) : null;
    }

    private static Literal? Fold(Binary binary)
    {
        if (binary is not { Left: Literal { IsInteger: true } left, Right: Literal { IsInteger: true } right }
            || Math.Abs(left.Number) > 1000 || Math.Abs(right.Number) > 1000)
        {
            return null;
        }

        double value = binary.Operator switch
        {
            "+" => left.Number + right.Number,
            "-" => left.Number - right.Number,
            "*" => left.Number * right.Number,
            _ => -1,
        };
        return value >= 0 ? Literal.Of((int)value) : null;
    }

    private Expression SimplifyCall(Call call)
    {
        Expression[] view = call.Arguments.Select(argument => argument.Value).ToArray();
        return call.Function switch
        {
            "conj" when !complex || view[0] is Literal => view[0],
            "conj" when view[0] is Call { Function: "conj" } inner => inner.Arguments[0].Value,
            "select" when view[1] == view[2] => view[1],
            "pow" when view[1] == One => view[0],
            "pow" when view[0] is Name && view[1] is Literal { Text: "2" } => new Binary("*", view[0], view[0]),
            "square" when view[0] is Name => new Binary("*", view[0], view[0]),
            _ => call,
        };
    }
}
