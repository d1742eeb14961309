namespace RawOpsNet.Generator.Model;

/// <summary>The forms of a shape entry.</summary>
internal enum ShapeEntryKind
{
    /// <summary>By the argument's own dims, all of which are bound.</summary>
    Dims,

    /// <summary>An expression: a list of dims, a library function, <c>select</c> of these.</summary>
    Expression,

    /// <summary>A partial method of <c>ShapeFunctions</c>.</summary>
    Hook,

    /// <summary>Known by the kernel only, which allocates the output.</summary>
    Kernel,
}
