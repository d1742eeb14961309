using System.Globalization;
using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Functions;
using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Cuda;

/// <summary>
/// The CUDA C text of single expressions over the compute type C. Operators are calls, because those of C promote narrow
/// integers, leave overflow undefined and know no complex numbers.
/// </summary>
/// <param name="scope">The names and kinds; lets are added as they are written.</param>
/// <param name="prefix">What stands before the name of a lane: <c>v_</c>, or nothing in a reduction.</param>
internal sealed class CudaText(BodyScope scope, string prefix)
{
    /// <summary>A number or a condition, as the kind of the expression is.</summary>
    public string Of(Expression expression) =>
        ExpressionTyper.IsCondition(ExpressionTyper.KindOf(expression, scope)) ? Condition(expression) : Number(expression);

    /// <summary>A number in C.</summary>
    public string Number(Expression expression) => expression switch
    {
        Literal literal => "ro_number<C>::of(" + literal.Text + ")",
        Name name => NameText(name.Identifier),
        Unary { Operand: Literal literal } => "ro_number<C>::of(-" + literal.Text + ")",
        Unary unary => "ro_neg(" + Number(unary.Operand) + ")",
        Binary binary => OperatorOf(binary.Operator) + "(" + Number(binary.Left) + ", " + Number(binary.Right) + ")",
        Call { Function: "select" } call => Select(call, Number),
        Call { Function: "cast" } call => Cast(call.Arguments[0].Value),
        Call call => CallText(call),
        _ => throw new InvalidOperationException(ExpressionText.Of(expression) + " is not a number."),
    };

    /// <summary>A condition as bool.</summary>
    public string Condition(Expression expression) => expression switch
    {
        Literal literal => literal.Text,
        Name name => scope.Find(name.Identifier) is { Role: NameRole.Attr } ? "a_" + name.Identifier : prefix + name.Identifier,
        Unary unary => "!" + Condition(unary.Operand),
        Logical logical => "(" + Condition(logical.Left) + (logical.Operator == "and" ? " && " : " || ")
            + Condition(logical.Right) + ")",
        Compare compare => CompareText(compare),
        Call { Function: "select" } call => Select(call, Condition),
        Call call => CallText(call),
        _ => throw new InvalidOperationException(ExpressionText.Of(expression) + " is not a condition."),
    };

    private string NameText(string name)
    {
        if (scope.Find(name) is { } found)
        {
            return found.Role == NameRole.Attr ? "ro_number<C>::of(a_" + name + ")"
                : found.Kind == ValueKind.UniformNumber ? "ro_number<C>::of(" + name + ")" : prefix + name;
        }

        ConstantRow constant = ConstantTable.Find(name) ?? throw new InvalidOperationException(name + " was not bound.");
        return constant.OnIntegers || double.IsNaN(constant.Value) || double.IsInfinity(constant.Value)
            ? "ro_number<C>::" + name + "()"
            : "ro_number<C>::of(" + constant.Value.ToString("G17", CultureInfo.InvariantCulture) + ")";
    }

    private static string OperatorOf(string symbol) => symbol switch
    {
        "+" => "ro_add",
        "-" => "ro_sub",
        "*" => "ro_mul",
        "/" => "ro_div",
        _ => "ro_rem",
    };

    private string Select(Call call, Func<Expression, string> branch) => "(" + Condition(call.Arguments[0].Value) + " ? "
        + branch(call.Arguments[1].Value) + " : " + branch(call.Arguments[2].Value) + ")";

    private string Cast(Expression value) => ExpressionTyper.IsCondition(ExpressionTyper.KindOf(value, scope))
        ? "ro_number<C>::of(" + Condition(value) + " ? 1 : 0)" : Number(value);

    private string CallText(Call call) =>
        "ro_" + call.Function + "(" + string.Join(", ", call.Arguments.Select(argument => Number(argument.Value))) + ")";

    private string CompareText(Compare compare)
    {
        ValueKind left = ExpressionTyper.KindOf(compare.Left, scope);
        ValueKind right = ExpressionTyper.KindOf(compare.Right, scope);
        if (ExpressionTyper.IsCondition(left))
        {
            return "(" + Condition(compare.Left) + " " + compare.Operator + " " + Condition(compare.Right) + ")";
        }

        if (left == ValueKind.UniformNumber && right == ValueKind.UniformNumber)
        {
            return "(" + Uniform(compare.Left) + " " + compare.Operator + " " + Uniform(compare.Right) + ")";
        }

        string both = Number(compare.Left) + ", " + Number(compare.Right);
        return compare.Operator == "==" ? "ro_eq(" + both + ")"
            : compare.Operator == "!=" ? "ro_ne(" + both + ")"
            : "(" + Number(compare.Left) + " " + compare.Operator + " " + Number(compare.Right) + ")";
    }

    private string Uniform(Expression expression) => expression switch
    {
        Literal literal => literal.Text,
        Name name when scope.Find(name.Identifier) is { Role: NameRole.Attr } => "a_" + name.Identifier,
        Name name => name.Identifier,
        Unary unary => "(-" + Uniform(unary.Operand) + ")",
        Binary binary => "(" + Uniform(binary.Left) + " " + binary.Operator + " " + Uniform(binary.Right) + ")",
        _ => Of(expression),
    };
}
