using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>
/// Writes expressions over attrs, host scalars and bound dims as plain C#: what <c>require</c>, shapes and the attrs of
/// formulas are made of. Whole numbers are longs and divide as such; <c>ceil(a / b)</c> of whole numbers rounds up.
/// </summary>
/// <param name="emission">The op.</param>
/// <param name="local">Gives the C# of a name that is neither attr nor host input, such as a dim; null where it is
/// unknown.</param>
internal sealed class ScalarText(OpEmission emission, Func<string, string?> local)
{
    private OpModel Op => emission.Op;

    /// <summary>Writes a condition.</summary>
    public string Bool(Expression condition) => Bare(Text(condition));

    /// <summary>Writes a number.</summary>
    public string Number(Expression number) => Bare(Text(number));

    /// <summary>Whether an expression is a whole number, as far as its names tell.</summary>
    public bool IsWhole(Expression expression) => expression switch
    {
        Literal literal => literal.IsInteger,
        Name name => !IsReal(name.Identifier),
        Unary unary => IsWhole(unary.Operand),
        Binary binary => IsWhole(binary.Left) && IsWhole(binary.Right),
        Call { Function: "ceil" or "floor" or "rank" or "size" or "count" or "dim" or "length" } => true,
        Call { Function: "select" } call => IsWhole(call.Arguments[1].Value) && IsWhole(call.Arguments[2].Value),
        Call call => call.Arguments.All(argument => IsWhole(argument.Value)),
        _ => false,
    };

    /// <summary>
    /// Writes the arguments of <c>site.Invalid</c> for a message, with the values of the names in its condition.
    /// </summary>
    public string Message(RequireModel require)
    {
        string[] names = ExpressionWalk.NamesIn(require.Condition).Select(name => name.Identifier).Distinct()
            .Where(name => Op.Attr(name) is { IsList: false } || Op.Input(name) is not null).ToArray();
        string argument = names.Length > 0 ? Identifiers.Quote(names[0]) : "\"\"";
        string text = require.Message.Trim();
        if (text.IndexOf('{') >= 0)
        {
            return $"{argument}, ${Identifiers.Quote(Interpolate(text))}";
        }

        string values = string.Join(", ", names.Select(name => $"{name} is {{{Text(new Name(name))}}}"));
        return names.Length == 0
            ? $"{Identifiers.Quote(DocText.Sentence(text))}, null"
            : $"{argument}, ${Identifiers.Quote(text.TrimEnd('.') + ": " + values + ".")}";
    }

    private string Interpolate(string text)
    {
        foreach (Name name in NamesOf(text))
        {
            text = text.Replace("{" + name.Identifier + "}", "{" + Text(name) + "}");
        }

        return text;
    }

    private IEnumerable<Name> NamesOf(string text) => Op.Attrs.Select(attr => attr.Name)
        .Concat(Op.Inputs.Select(input => input.Name)).Concat(Op.Shape.BoundDims)
        .Where(name => text.IndexOf("{" + name + "}", StringComparison.Ordinal) >= 0).Select(name => new Name(name));

    private string Text(Expression expression) => expression switch
    {
        Literal { Kind: LiteralKind.Text } literal => Identifiers.Quote(literal.Text),
        Literal { IsInteger: true } literal => literal.Text + (literal.Text.Length > 9 ? "L" : ""),
        Literal { Kind: LiteralKind.Number } literal => Identifiers.Double(literal.Number),
        Literal literal => literal.Text,
        Name name => NameText(name.Identifier),
        Unary { Operator: "not" } unary => $"!{Wrap(unary.Operand)}",
        Unary unary => $"-{Wrap(unary.Operand)}",
        Binary binary => $"({Text(binary.Left)} {binary.Operator} {Text(binary.Right)})",
        Logical logical => $"({Text(logical.Left)} {(logical.Operator == "and" ? "&&" : "||")} {Text(logical.Right)})",
        Compare compare => CompareText(compare),
        Call call => CallText(call),
        _ => throw new InvalidOperationException($"{Op.Name}: '{ExpressionText.Of(expression)}' has no scalar form."),
    };

    private string Wrap(Expression expression) =>
        Text(expression) is var text && text.StartsWith("(", StringComparison.Ordinal) ? text
        : expression is Name or Literal or Call ? text : $"({text})";

    private string NameText(string name)
    {
        if (local(name) is { } known)
        {
            return known;
        }

        if (Op.Attr(name) is { } attr)
        {
            return Parameters.IsNullable(attr) ? $"{Identifiers.Escape(attr.CSharpName)}!.Value"
                : Identifiers.Escape(attr.CSharpName);
        }

        if (Op.Input(name) is { } input)
        {
            string reader = input.DType == DType.Bool ? "Bool" : IsReal(name) ? "Real" : "Integer";
            return $"HostValues.{reader}({Identifiers.Escape(input.CSharpName)})";
        }

        return DTypes.TryParse(name, out DType dtype) ? Identifiers.Of(dtype)
            : name is "inf" ? "double.PositiveInfinity"
            : throw new InvalidOperationException($"{Op.Name}: nothing is called '{name}'.");
    }

    private string CompareText(Compare compare)
    {
        (Expression left, Expression right) = (compare.Left, compare.Right);
        if (left is Literal { Kind: LiteralKind.Text })
        {
            (left, right) = (right, left);
        }

        if (right is Literal { Kind: LiteralKind.Text } text && left is Name name
            && Op.Attr(name.Identifier) is { EnumName: not null } attr)
        {
            string member = $"global::{emission.Namespace}.{attr.EnumName}.{Enums.Member(emission, attr, text.Text)}";
            return $"({Text(left)} {compare.Operator} {member})";
        }

        return $"({Text(left)} {compare.Operator} {Text(right)})";
    }

    private string CallText(Call call)
    {
        Expression Argument(int index) => call.Arguments[index].Value;
        return call.Function switch
        {
            "select" => $"({Text(Argument(0))} ? {Text(Argument(1))} : {Text(Argument(2))})",
            "min" =>
                call.Arguments.Select(argument => Text(argument.Value)).Aggregate((left, right) => $"Math.Min({left}, {right})"),
            "max" =>
                call.Arguments.Select(argument => Text(argument.Value)).Aggregate((left, right) => $"Math.Max({left}, {right})"),
            "abs" => $"Math.Abs({Text(Argument(0))})",
            "ceil" when Argument(0) is Binary { Operator: "/" } ratio && IsWhole(ratio) =>
                $"Shapes.CeilingOf({Text(ratio.Left)}, {Text(ratio.Right)})",
            "ceil" or "floor" when IsWhole(Argument(0)) => Text(Argument(0)),
            "ceil" => $"Math.Ceiling({Text(Argument(0))})",
            "floor" => $"Math.Floor({Text(Argument(0))})",
            "sqrt" => $"Math.Sqrt({Text(Argument(0))})",
            "is_nan" => $"double.IsNaN({Text(Argument(0))})",
            "is_finite" => $"double.IsFinite({Text(Argument(0))})",
            "is_inf" => $"double.IsInfinity({Text(Argument(0))})",
            "rank" => $"{Tensor(Argument(0))}.Shape.Rank",
            "size" or "count" => $"{Tensor(Argument(0))}.Shape.ElementCount",
            "dim" => $"{Tensor(Argument(0))}.Shape[(int){Wrap(Argument(1))}]",
            "length" => $"{Tensor(Argument(0))}.Length",
            _ => throw new InvalidOperationException($"{Op.Name}: '{call.Function}' is no function of attrs and dims."),
        };
    }

    private string Tensor(Expression expression) => expression is Name name && Op.Input(name.Identifier) is { } input
        ? local(name.Identifier) ?? Identifiers.Escape(input.CSharpName)
        : Text(expression);

    private bool IsReal(string name) => Op.Attr(name) is { } attr ? attr.Kind == AttrKind.Float
        : Op.Input(name) is { } input && (input.TypeAttr is null ? DTypeSet.Floats.Contains(input.DType)
            : !(Op.Attr(input.TypeAttr)?.Allowed ?? DTypeSet.Ints).IsSubsetOf(DTypeSet.Ints));

    private static string Bare(string text)
    {
        if (text.Length < 2 || text[0] != '(' || text[text.Length - 1] != ')')
        {
            return text;
        }

        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0 && i < text.Length - 1)
            {
                return text;
            }
        }

        return text.Substring(1, text.Length - 2);
    }
}
