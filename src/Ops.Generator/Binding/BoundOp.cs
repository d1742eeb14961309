using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Binding;

/// <summary>
/// A bound record. The model has no places; messages and the places of names are relative to the record's first line.
/// </summary>
internal sealed record BoundOp(OpModel Model)
{
    /// <summary>The head of the record's file, which has namespace and class.</summary>
    public required FileHead Head { get; init; }

    /// <summary>The tests.</summary>
    public required OpTests Tests { get; init; }

    /// <summary>What was wrong.</summary>
    public EquatableArray<OpsDiagnostic> Diagnostics { get; init; }

    /// <summary>The op's name in the record.</summary>
    public LineSpan NamePlace { get; init; }

    /// <summary>The hand-written kernels and hooks, in the order of the record.</summary>
    public EquatableArray<NamedPlace> Places { get; init; }
}
