namespace RawOpsNet.Generator.Emit;

/// <summary>Which of the generated call structs is meant.</summary>
internal enum CallPart
{
    /// <summary>The argument of a hand-written kernel or composite.</summary>
    Kernel,

    /// <summary>The argument of a composite hook: like a kernel, without outputs.</summary>
    Composite,

    /// <summary>The argument of a shape hook.</summary>
    Shape,

    /// <summary>The argument of a gradient hook.</summary>
    Gradient,
}
