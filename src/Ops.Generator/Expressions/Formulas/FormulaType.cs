using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Expressions.Formulas;

/// <summary>The kind of a formula's value and, of tensors and dtypes, which dtypes it may be; Symbol is the op's type attr it
/// follows.</summary>
internal sealed record FormulaType(FormulaKind Kind, DTypeSet DTypes, string? Symbol = null)
{
    /// <summary>What could not be bound; it fits everywhere, so that one mistake gives one issue.</summary>
    public static readonly FormulaType Unknown = new(FormulaKind.Unknown, DTypeSet.All);

    /// <summary>A value that is no tensor.</summary>
    public static FormulaType Of(FormulaKind kind) => new(kind, DTypeSet.All);

    /// <summary>The type of an input or output.</summary>
    public static FormulaType Of(ArgumentModel argument) => new(
        argument.IsResource ? FormulaKind.Resource : argument.IsList ? FormulaKind.Tensors : FormulaKind.Tensor,
        argument.Allowed.IsEmpty ? DTypeSet.All : argument.Allowed,
        argument.TypeAttr);

    /// <summary>The type as messages name it: <c>T</c>, or the dtypes.</summary>
    public string Describe() => Kind switch
    {
        FormulaKind.Tensor or FormulaKind.Tensors => (Kind == FormulaKind.Tensor ? "" : "a list of ")
            + (Symbol ?? (DTypes.Count > 4 ? "a tensor" : string.Join(" or ", DTypes.InOrder().Select(Model.DTypes.Name)))),
        FormulaKind.Resource => "a resource",
        FormulaKind.Shape => "a shape",
        FormulaKind.Number => "a number",
        FormulaKind.Bool => "a condition",
        FormulaKind.Text => "a text",
        FormulaKind.Type => "a dtype",
        FormulaKind.List => "a list",
        _ => "unknown",
    };
}
