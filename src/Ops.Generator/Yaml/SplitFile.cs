using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Yaml;

/// <summary>
/// A file cut into its head (up to <c>ops:</c>) and its records. Places stand beside the texts, so that a record that moves
/// stays equal.
/// </summary>
internal sealed record SplitFile(string Path, string Head, EquatableArray<OpChunk> Chunks, EquatableArray<int> FirstLines)
{
    /// <summary>What was wrong between the records, with places in the file.</summary>
    public EquatableArray<OpsDiagnostic> Diagnostics { get; init; }
}
