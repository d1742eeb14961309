namespace RawOpsNet.Generator.Model;

/// <summary>An attr.</summary>
internal sealed record AttrModel
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

    /// <summary>The kind, of the items where <see cref="IsList"/>.</summary>
    public AttrKind Kind { get; init; }

    /// <summary>Whether it is a list of that kind.</summary>
    public bool IsList { get; init; }

    /// <summary>The least value of an int, or the least length of a list; null where there is none.</summary>
    public long? Minimum { get; init; }

    /// <summary>The allowed dtypes in the order of the record; empty where every dtype is allowed.</summary>
    public EquatableArray<DType> AllowedDTypes { get; init; }

    /// <summary>The allowed texts in the order of the record; empty where every text is allowed.</summary>
    public EquatableArray<string> AllowedTexts { get; init; }

    /// <summary>
    /// The enum of the C# parameter: from <c>enums</c>, or named for op and attr where texts are allowed in place; null
    /// otherwise.
    /// </summary>
    public string? EnumName { get; init; }

    /// <summary>Whether <see cref="EnumName"/> is of <c>enums</c>, so that the op must not emit it.</summary>
    public bool IsSharedEnum { get; init; }

    /// <summary>The default; null where the attr is required.</summary>
    public AttrValue? Default { get; init; }

    /// <summary>Whether an input carries it (its dtype, count or type list), so that it is no parameter.</summary>
    public bool IsInferred { get; init; }

    /// <summary>Its line of docs; null where there is none.</summary>
    public string? Doc { get; init; }

    /// <summary>The allowed dtypes of a type attr as a set.</summary>
    public DTypeSet Allowed => AllowedDTypes.Count == 0 ? DTypeSet.All : DTypeSet.Of(AllowedDTypes);
}
