using RawOpsNet.Generator.Emit.Signatures;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit.Formulas;

/// <summary>Calls in formulas: the services of the schema, and ops.</summary>
internal sealed partial class FormulaEmitter
{
    private FormulaValue CallValue(Call call)
    {
        Expression Argument(int index) => call.Arguments[index].Value;
        switch (call.Function)
        {
            case "unbroadcast":
                return new FormulaValue($"{Services}Unbroadcast({Tensor(Argument(0))}, {ShapeOf(Argument(1))})",
                    FormulaKind.Tensor);
            case "kept_shape":
                string axes = call.Arguments.Count > 1 ? ", " + Value(Argument(1)).Text : "";
                return new FormulaValue($"{Services}KeptShape({ShapeOf(Argument(0))}{axes})", FormulaKind.Attr);
            case "zeros_like":
                return new FormulaValue($"{Services}ZerosLike({Tensor(Argument(0))})", FormulaKind.Tensor);
            case "conj":
                return new FormulaValue($"{Services}Conj({Tensor(Argument(0))})", FormulaKind.Tensor);
            case "select":
                return Select(Value(Argument(0)), Value(Argument(1)), Value(Argument(2)));
            case "Shape" when Argument(0) is Name name && scope.Value(name.Identifier) is null:
                string type = call.Arguments.Count > 1 ? ", " + Value(Argument(1)).Text : "";
                return new FormulaValue($"{Services}ShapeTensor({scope.Shape(name.Identifier)}{type})", FormulaKind.Tensor);
            case "Size" when Argument(0) is Name name && scope.Value(name.Identifier) is null:
                return new FormulaValue($"{scope.Shape(name.Identifier)}.ElementCount", FormulaKind.Scalar);
            case "Rank" when Argument(0) is Name name && scope.Value(name.Identifier) is null:
                return new FormulaValue($"{scope.Shape(name.Identifier)}.Rank", FormulaKind.Scalar);
            default:
                return OpCall(call);
        }
    }

    private string ShapeOf(Expression expression) => expression is Name name && scope.Value(name.Identifier) is null
        ? scope.Shape(name.Identifier)
        : Tensor(expression) + ".Shape";

    private FormulaValue Select(FormulaValue condition, FormulaValue yes, FormulaValue no)
    {
        if (condition.IsTensor)
        {
            return new FormulaValue(
                $"{Op("SelectV2")}({condition.Text}, {AsTensor(yes, no.IsTensor ? no.Text : like)}, "
                    + $"{AsTensor(no, yes.IsTensor ? yes.Text : like)})",
                FormulaKind.Tensor);
        }

        FormulaKind kind = yes.IsTensor || no.IsTensor ? FormulaKind.Tensor : yes.Kind;
        return kind == FormulaKind.Tensor
            ? new FormulaValue($"({condition.Text} ? {AsTensor(yes, like)} : {AsTensor(no, like)})", kind)
            : new FormulaValue($"({condition.Text} ? {yes.Text} : {no.Text})", kind);
    }

    private FormulaValue OpCall(Call call)
    {
        OpSignature signature = Signature(call.Function) ?? throw Unknown($"there is no op or function '{call.Function}'");
        List<string> arguments = [];
        List<(ArgumentModel Input, FormulaValue Value)> inputs = InputsOf(call, signature);
        int position = 0;
        foreach (Argument argument in call.Arguments)
        {
            string name = argument.Name ?? NameAt(signature, position++);
            if (FindInput(signature, name) is { } input)
            {
                string text = InputText(input, Value(argument.Value), inputs);
                arguments.Add(argument.Name is null ? text : $"{Identifiers.Escape(input.CSharpName)}: {text}");
            }
            else
            {
                AttrModel attr = FindAttr(signature, name) ?? throw Unknown($"{call.Function} has no '{name}'");
                arguments.Add($"{Identifiers.Escape(attr.CSharpName)}: {AttrText(signature, attr, argument.Value)}");
            }
        }

        FormulaKind kind = signature.Outputs.Count == 1
            && signature.Outputs[0].IsList ? FormulaKind.TensorList : FormulaKind.Tensor;
        return new FormulaValue($"{signature.Class}.{signature.CSharpName}({string.Join(", ", arguments)})", kind);
    }

    // By position come the inputs, then the attrs that are parameters, in OpDef order.
    private string NameAt(OpSignature signature, int position) => position < signature.Inputs.Count
        ? signature.Inputs[position].Name
        : signature.Attrs.Where(attr => !attr.IsInferred).ElementAtOrDefault(position - signature.Inputs.Count)?.Name
            ?? throw Unknown($"{signature.Name} takes fewer arguments");

    private List<(ArgumentModel Input, FormulaValue Value)> InputsOf(Call call, OpSignature signature)
    {
        List<(ArgumentModel Input, FormulaValue Value)> inputs = [];
        int position = 0;
        foreach (Argument argument in call.Arguments)
        {
            string name = argument.Name ?? NameAt(signature, position++);
            if (FindInput(signature, name) is { } input)
            {
                inputs.Add((input, Value(argument.Value)));
            }
        }

        return inputs;
    }

    private string InputText(ArgumentModel input, FormulaValue value, List<(ArgumentModel Input, FormulaValue Value)> inputs)
    {
        if (value.Kind != FormulaKind.Scalar)
        {
            return value.Text;
        }

        // A number becomes a constant of the dtype that the other inputs of the same type attr have.
        string? twin = inputs.FirstOrDefault(
            other => other.Input.TypeAttr is not null && other.Input.TypeAttr == input.TypeAttr
                && other.Value.IsTensor).Value?.Text;
        bool isWhole = input.Allowed.IsSubsetOf(DTypeSet.Ints) && !input.Allowed.IsEmpty;
        return twin is not null ? AsTensor(value, twin)
            : isWhole || input.DType == DType.Bool ? value.Text
            : AsTensor(value, like);
    }

    private string AttrText(OpSignature signature, AttrModel attr, Expression value)
    {
        if (attr.EnumName is null)
        {
            return attr is { IsList: false, Kind: AttrKind.Float } ? $"(float)({Value(value).Text})" : Value(value).Text;
        }

        string space = signature.Class.Substring(0, signature.Class.LastIndexOf('.'));
        string parse = $"{space}.{attr.EnumName}Text.Parse({Identifiers.Quote(signature.Name)}, {Identifiers.Quote(attr.Name)}, ";
        if (value is Literal { Kind: LiteralKind.Text } literal)
        {
            return parse + Identifiers.Quote(literal.Text) + ")";
        }

        AttrModel? own = value is Name name ? emission.Op.Attr(name.Identifier) : null;
        string text = Value(value).Text;
        return own?.EnumName is null || (own.EnumName == attr.EnumName && space == "global::" + emission.Namespace)
            ? text
            : $"{parse}global::{emission.Namespace}.{own.EnumName}Text.Of({text}))";
    }

    private static ArgumentModel? FindInput(OpSignature signature, string name) =>
        signature.Inputs.FirstOrDefault(input => input.Name == name)
        ?? signature.Inputs.FirstOrDefault(input => input.CSharpName == Identifiers.Camel(name));

    private static AttrModel? FindAttr(OpSignature signature, string name) =>
        signature.Attrs.FirstOrDefault(attr => attr.Name == name)
        ?? signature.Attrs.FirstOrDefault(attr => attr.CSharpName == Identifiers.Camel(name));
}
