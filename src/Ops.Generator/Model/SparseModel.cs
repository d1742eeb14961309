namespace RawOpsNet.Generator.Model;

/// <summary>
/// How a sparse update is derived from a dense one. Inputs, attrs and kernels of the model are already the derived ones.
/// </summary>
internal sealed record SparseModel
{
    /// <summary>The dense op.</summary>
    public required string Base { get; init; }

    /// <summary>The input that holds the rows.</summary>
    public string Indices { get; init; } = "indices";

    /// <summary>The resources written by row.</summary>
    public EquatableArray<string> Update { get; init; }

    /// <summary>The inputs read by row.</summary>
    public EquatableArray<string> From { get; init; }

    /// <summary>What a repeated row means.</summary>
    public DuplicateRows Duplicates { get; init; }
}
