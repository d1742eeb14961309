using RawOpsNet.Generator.Expressions.Functions;
using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Expressions.Binding;

/// <summary>Tells what an expression of a bound kernel is worth. It reports nothing: <see cref="ExpressionBinder"/>
/// does.</summary>
internal static class ExpressionTyper
{
    /// <summary>The kind of an expression in a scope.</summary>
    public static ValueKind KindOf(Expression expression, BodyScope scope) => expression switch
    {
        Literal { Kind: LiteralKind.Number } => ValueKind.UniformNumber,
        Literal { Kind: LiteralKind.Bool } => ValueKind.UniformBool,
        Literal => ValueKind.Text,
        Name name => scope.Find(name.Identifier)?.Kind
            ?? (ConstantTable.Find(name.Identifier) is null ? ValueKind.None : ValueKind.UniformNumber),
        Unary { Operator: "not" } unary => KindOf(unary.Operand, scope),
        Unary unary => KindOf(unary.Operand, scope),
        Binary binary => Numbers(KindOf(binary.Left, scope), KindOf(binary.Right, scope)),
        Compare compare => IsPerElement(KindOf(compare.Left, scope)) || IsPerElement(KindOf(compare.Right, scope))
            ? ValueKind.Mask : ValueKind.UniformBool,
        Logical logical => Conditions(KindOf(logical.Left, scope), KindOf(logical.Right, scope)),
        Call call => KindOf(call, scope),
        _ => ValueKind.None,
    };

    /// <summary>Whether a kind differs from element to element.</summary>
    public static bool IsPerElement(ValueKind kind) => kind is ValueKind.Number or ValueKind.Mask;

    /// <summary>Whether a kind is a number.</summary>
    public static bool IsNumber(ValueKind kind) => kind is ValueKind.Number or ValueKind.UniformNumber;

    /// <summary>Whether a kind is a condition.</summary>
    public static bool IsCondition(ValueKind kind) => kind is ValueKind.Mask or ValueKind.UniformBool;

    /// <summary>The kind of <c>select</c> from the kinds of its branches.</summary>
    public static ValueKind Joined(ValueKind condition, ValueKind left, ValueKind right) =>
        left == ValueKind.None || right == ValueKind.None ? ValueKind.None
        : IsNumber(left) ? (condition == ValueKind.UniformBool ? Numbers(left, right) : ValueKind.Number)
        : condition == ValueKind.UniformBool ? Conditions(left, right) : ValueKind.Mask;

    private static ValueKind KindOf(Call call, BodyScope scope)
    {
        if (call.Function == "select" && call.Arguments.Count == 3)
        {
            return Joined(
                KindOf(call.Arguments[0].Value, scope), KindOf(call.Arguments[1].Value, scope), KindOf(call.Arguments[2].Value,
                    scope));
        }

        // A function of attrs alone is still computed in the dtype of the body, so it counts as a number per element.
        return FunctionTable.Find(call.Function) is { IsPredicate: true } ? ValueKind.Mask : ValueKind.Number;
    }

    private static ValueKind Numbers(ValueKind left, ValueKind right) =>
        left == ValueKind.None || right == ValueKind.None ? ValueKind.None
        : left == ValueKind.Number || right == ValueKind.Number ? ValueKind.Number : ValueKind.UniformNumber;

    private static ValueKind Conditions(ValueKind left, ValueKind right) =>
        left == ValueKind.None || right == ValueKind.None ? ValueKind.None
        : left == ValueKind.Mask || right == ValueKind.Mask ? ValueKind.Mask : ValueKind.UniformBool;
}
