namespace RawOpsNet.Generator.Expressions.Formulas;

/// <summary>What an expression of a formula is worth.</summary>
internal enum FormulaKind
{
    /// <summary>Something that was already reported.</summary>
    Unknown,

    /// <summary>A tensor.</summary>
    Tensor,

    /// <summary>Several tensors: an N*T input or output, or a list of tensors in brackets.</summary>
    Tensors,

    /// <summary>The handle of a variable.</summary>
    Resource,

    /// <summary>A shape, which also serves as a host tensor.</summary>
    Shape,

    /// <summary>A number: a literal or an attr; beside a tensor it becomes a constant of its dtype.</summary>
    Number,

    /// <summary>A condition: true, false, a bool attr, or what is made of these.</summary>
    Bool,

    /// <summary>A text: a literal or a string attr.</summary>
    Text,

    /// <summary>A dtype: a type attr, or the name of a dtype.</summary>
    Type,

    /// <summary>A list of constants: a list attr, or numbers in brackets.</summary>
    List,
}
