namespace RawOpsNet.Generator.Emit.Formulas;

/// <summary>What a part of a formula is in C#.</summary>
internal enum FormulaKind
{
    /// <summary>A tensor.</summary>
    Tensor,

    /// <summary>Several tensors: an array or a span.</summary>
    TensorList,

    /// <summary>A long, double or bool known on the host.</summary>
    Scalar,

    /// <summary>Anything else of an attr: a dtype, an enum, a text, a list, a shape.</summary>
    Attr,
}
