using RawOpsNet.Generator.Emit.Signatures;
using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit.Formulas;

/// <summary>
/// Writes formulas over ops as calls of their public methods, so that a tape which records them can differentiate again.
/// Operators stand for ops; an attr or number beside a tensor becomes a constant of the tensor's dtype.
/// </summary>
internal sealed partial class FormulaEmitter(OpEmission emission, FormulaScope scope, string like)
{
    private const string Services = "GradientServices.";

    /// <summary>Values of earlier statements, by name; they hide what the op has.</summary>
    public IReadOnlyDictionary<string, FormulaValue>? Lets { get; init; }

    /// <summary>Writes a formula whose value is a tensor.</summary>
    public string Tensor(Expression formula) => AsTensor(Value(formula), like);

    /// <summary>Writes a formula.</summary>
    public FormulaValue Value(Expression formula) => formula switch
    {
        Literal { Kind: LiteralKind.Text } literal => new FormulaValue(Identifiers.Quote(literal.Text), FormulaKind.Attr),
        Literal { IsInteger: true } literal => new FormulaValue(literal.Text, FormulaKind.Scalar),
        Literal { Kind: LiteralKind.Number } literal => new FormulaValue(Identifiers.Double(literal.Number), FormulaKind.Scalar),
        Literal literal => new FormulaValue(literal.Text, FormulaKind.Scalar),
        Name name => NameValue(name.Identifier),
        Unary unary => UnaryValue(unary),
        Binary binary => Pair(binary.Left, binary.Right, binary.Operator, BinaryOp(binary.Operator)),
        Compare compare => Pair(compare.Left, compare.Right, compare.Operator, CompareOp(compare.Operator)),
        Logical logical => Pair(
            logical.Left, logical.Right, logical.Operator == "and" ? "&&" : "||",
                logical.Operator == "and" ? "LogicalAnd" : "LogicalOr"),
        ListExpression list => List(list),
        Call call => CallValue(call),
        _ => throw Unknown($"'{ExpressionText.Of(formula)}' has no meaning in a formula"),
    };

    private static string BinaryOp(string symbol) => symbol switch
    {
        "+" => "AddV2",
        "-" => "Sub",
        "*" => "Mul",
        "/" => "RealDiv",
        _ => "FloorMod",
    };

    private static string CompareOp(string symbol) => symbol switch
    {
        "==" => "Equal",
        "!=" => "NotEqual",
        "<" => "Less",
        "<=" => "LessEqual",
        ">" => "Greater",
        _ => "GreaterEqual",
    };

    private FormulaValue NameValue(string name)
    {
        if (Lets is not null && Lets.TryGetValue(name, out FormulaValue? let))
        {
            return let;
        }

        if (scope.Value(name) is { } local)
        {
            if (emission.Op.Attr(name) is { } attr)
            {
                bool isScalar = !attr.IsList && attr.Kind is AttrKind.Int or AttrKind.Float or AttrKind.Bool;
                return new FormulaValue(local, isScalar ? FormulaKind.Scalar : FormulaKind.Attr);
            }

            ArgumentModel? argument = emission.Op.Input(name) ?? emission.Op.Output(name);
            bool isList = argument?.IsList ?? emission.Op.Outputs[scope.UpstreamIndex(name)].IsList;
            return new FormulaValue(local, isList ? FormulaKind.TensorList : FormulaKind.Tensor);
        }

        return DTypes.TryParse(name, out DType dtype)
            ? new FormulaValue(Identifiers.Of(dtype), FormulaKind.Attr)
            : name == "inf" ? new FormulaValue("double.PositiveInfinity", FormulaKind.Scalar)
            : throw Unknown($"nothing is called '{name}'");
    }

    private FormulaValue UnaryValue(Unary unary)
    {
        FormulaValue operand = Value(unary.Operand);
        bool isNot = unary.Operator == "not";
        return operand.IsTensor
            ? new FormulaValue($"{Op(isNot ? "LogicalNot" : "Neg")}({operand.Text})", FormulaKind.Tensor)
            : new FormulaValue((isNot ? "!" : "-") + Wrap(operand.Text), FormulaKind.Scalar);
    }

    private FormulaValue Pair(Expression left, Expression right, string symbol, string op)
    {
        FormulaValue x = Value(left);
        FormulaValue y = Value(right);
        if (x.IsTensor || y.IsTensor)
        {
            return new FormulaValue($"{Op(op)}({AsTensor(x, y.Text)}, {AsTensor(y, x.Text)})", FormulaKind.Tensor);
        }

        if (EnumCompare(left, y, right, x) is { } compared)
        {
            return new FormulaValue($"({compared.Left} {symbol} {compared.Right})", FormulaKind.Scalar);
        }

        string quotient = symbol == "/" ? "(double)" : "";
        return new FormulaValue($"({quotient}{x.Text} {symbol} {y.Text})", FormulaKind.Scalar);
    }

    // padding == "SAME" compares members of an enum.
    private (string Left, string Right)? EnumCompare(Expression left, FormulaValue y, Expression right, FormulaValue x)
    {
        if (right is Literal { Kind: LiteralKind.Text } text && left is Name name
            && emission.Op.Attr(name.Identifier) is { EnumName: not null } attr)
        {
            return (x.Text, $"global::{emission.Namespace}.{attr.EnumName}.{Enums.Member(emission, attr, text.Text)}");
        }

        return left is Literal { Kind: LiteralKind.Text } && right is Name ? EnumCompare(right, x, left, y) : null;
    }

    private FormulaValue List(ListExpression list)
    {
        List<FormulaValue> items = list.Items.Select(Value).ToList();
        bool isTensors = items.Any(item => item.IsTensor);
        string texts = string.Join(", ",
            items.Select(item => isTensors ? AsTensor(item, items.First(other => other.IsTensor).Text) : item.Text));
        return new FormulaValue(
            isTensors ? $"[{texts}]"
                : $"new {(items.All(item => int.TryParse(item.Text, out _)) ? "int" : "long")}[] {{ {texts} }}",
            isTensors ? FormulaKind.TensorList : FormulaKind.Attr);
    }

    private static string AsTensor(FormulaValue value, string like) => value.Kind switch
    {
        FormulaKind.Scalar => $"{Services}Constant({value.Text}, {like})",
        _ => value.Text,
    };

    private static string Wrap(string text) => text.IndexOf(' ') >= 0 && text[0] != '(' ? $"({text})" : text;

    private string Op(string name) => Signature(name) is { } signature ? $"{signature.Class}.{signature.CSharpName}"
        : throw Unknown($"there is no op '{name}'");

    private OpSignature? Signature(string name) => emission.Callees.FirstOrDefault(callee => callee.Name == name);

    private InvalidOperationException Unknown(string what) => new($"{emission.Op.Name}: in a formula, {what}.");
}
