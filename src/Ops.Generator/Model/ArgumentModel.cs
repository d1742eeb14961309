namespace RawOpsNet.Generator.Model;

/// <summary>An input or an output.</summary>
internal sealed record ArgumentModel
{
    /// <summary>The OpDef's name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The name that <c>csharp.parameters</c> gives it, as <c>tf.raw_ops</c> would; null where it keeps the OpDef's.
    /// </summary>
    public string? Rename { get; init; }

    /// <summary>The name that callers use: <see cref="Rename"/>, else the OpDef's.</summary>
    public string ApiName => Rename ?? Name;

    /// <summary>
    /// The C# name in generated code: camelCase without <c>@</c>; the emitter escapes keywords. It never is one of the code's
    /// own.
    /// </summary>
    public required string CSharpName { get; init; }

    /// <summary>The C# name that callers see where <see cref="CSharpName"/> had to make way; null where they are one.</summary>
    public string? PublicName { get; init; }

    /// <summary>The C# parameter of the op's methods.</summary>
    public string ParameterName => PublicName ?? CSharpName;

    /// <summary>Whether this is a value, a resource, a ref or a variant.</summary>
    public ArgumentStorage Storage { get; init; }

    /// <summary>
    /// The fixed dtype (of the contents for a resource or ref), or <see cref="DType.Invalid"/> where an attr gives it or
    /// nothing does.
    /// </summary>
    public DType DType { get; init; }

    /// <summary>The type attr that gives the dtype (of the contents for a resource or ref); null otherwise.</summary>
    public string? TypeAttr { get; init; }

    /// <summary>The int attr N of <c>N * T</c>; null for one tensor.</summary>
    public string? CountAttr { get; init; }

    /// <summary>Whether a mistake leaves open if it is one tensor or several, so that calls with either must compile.</summary>
    public bool IsCountUnknown { get; init; }

    /// <summary>The attr of kind <c>list(type)</c> that gives count and dtypes; null otherwise.</summary>
    public string? TypeListAttr { get; init; }

    /// <summary>The dtypes that the value (or the contents) can have.</summary>
    public DTypeSet Allowed { get; init; }

    /// <summary>Whether the notation has brackets; without them any shape will do.</summary>
    public bool HasDims { get; init; }

    /// <summary>The dims of the notation, in order; empty brackets are a scalar.</summary>
    public EquatableArray<DimModel> Dims { get; init; }

    /// <summary>How a resource or ref is used.</summary>
    public ResourceAccess Access { get; init; }

    /// <summary>Whether an input's value is read on the host, or an output's is written there.</summary>
    public bool IsHost { get; init; }

    /// <summary>Its line of docs; null where there is none.</summary>
    public string? Doc { get; init; }

    /// <summary>Whether it is several tensors: <c>N * T</c> or a list of types.</summary>
    public bool IsList => CountAttr is not null || TypeListAttr is not null;

    /// <summary>Whether it is a resource or a ref, whose contents can be written.</summary>
    public bool IsResource => Storage is ArgumentStorage.Resource or ArgumentStorage.Ref;

    /// <summary>Whether the call may change it.</summary>
    public bool IsWritten => Access is ResourceAccess.Write or ResourceAccess.ReadWrite;

    /// <summary>Whether the notation asks for a scalar: <c>T[]</c>.</summary>
    public bool IsScalar => HasDims && Dims.Count == 0;

    /// <summary>Whether a gradient can flow through it: some dtype it can have is floating or complex.</summary>
    public bool IsDifferentiable => (Allowed & DTypeSet.Differentiable) != DTypeSet.None;
}
