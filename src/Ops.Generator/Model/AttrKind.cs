namespace RawOpsNet.Generator.Model;

/// <summary>The kinds of attrs; an enum is a string with allowed texts.</summary>
internal enum AttrKind
{
    /// <summary>A 64-bit integer.</summary>
    Int,

    /// <summary>A 32-bit float.</summary>
    Float,

    /// <summary>true or false.</summary>
    Bool,

    /// <summary>A text.</summary>
    String,

    /// <summary>A shape, perhaps partly known.</summary>
    Shape,

    /// <summary>A constant tensor.</summary>
    Tensor,

    /// <summary>A function's name.</summary>
    Func,

    /// <summary>A dtype.</summary>
    Type,
}
