namespace RawOpsNet.Generator.Expressions.Binding;

/// <summary>What an expression of a kernel is worth.</summary>
internal enum ValueKind
{
    /// <summary>Something that was already reported, or that no kernel can compute with.</summary>
    None,

    /// <summary>A number per element, in the body's dtype.</summary>
    Number,

    /// <summary>A condition per element.</summary>
    Mask,

    /// <summary>A number that is the same for all elements: a literal, an attr, and what is computed from these alone.</summary>
    UniformNumber,

    /// <summary>A condition that is the same for all elements; C# and CUDA branch on it.</summary>
    UniformBool,

    /// <summary>A text or the value of a string attr; it can only be compared.</summary>
    Text,

    /// <summary>A dtype; it can only be compared.</summary>
    Type,
}
