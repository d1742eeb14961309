namespace RawOpsNet;

/// <summary>Describes an attr of an op, as TensorFlow's OpDef does.</summary>
/// <param name="Name">The OpDef's name.</param>
/// <param name="Type">The OpDef's kind: int, float, bool, string, type, shape, tensor, func, or <c>list(kind)</c>.</param>
public sealed record OpAttrDefinition(string Name, string Type)
{
    /// <summary>Stands as the default of a shape attr for a shape of unknown rank.</summary>
    public static readonly object UnknownRank = new UnknownRankShape();

    /// <summary>Gets the name in C#, in TensorFlow's spelling; never null.</summary>
    public string ApiName { get; init; } = Name;

    /// <summary>
    /// Gets the default as long, double, bool, string, DType, Shape or an array of these; null where the attr is required,
    /// see <see cref="IsRequired"/>.
    /// </summary>
    public object? Default { get; init; }

    /// <summary>Gets whether a call must give it: it has no default, and no input carries it.</summary>
    public bool IsRequired => Default is null && !IsInferred;

    /// <summary>Gets whether the inputs carry it, so that a call need not give it.</summary>
    public bool IsInferred { get; init; }

    /// <summary>Gets the least value of an int, or the least length of a list; null where there is none.</summary>
    public long? Minimum { get; init; }

    /// <summary>Gets the allowed dtypes as a mask of their numbers; 0 where every dtype is allowed.</summary>
    public ulong AllowedDTypes { get; init; }

    /// <summary>Gets the allowed dtypes as the OpDef lists them; empty where every dtype is allowed.</summary>
    public IReadOnlyList<DType> AllowedInOrder { get; init; } = [];

    /// <summary>Gets the allowed texts; empty where every text is allowed.</summary>
    public IReadOnlyList<string> AllowedTexts { get; init; } = [];

    /// <summary>Gets the line of documentation; empty where there is none.</summary>
    public string Doc { get; init; } = "";

    private sealed class UnknownRankShape
    {
        public override string ToString() => "<unknown>";
    }
}
