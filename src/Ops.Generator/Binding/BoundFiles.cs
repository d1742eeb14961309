using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Binding;

/// <summary>What binding all files gave.</summary>
internal sealed class BoundFiles
{
    /// <summary>One registry for each namespace and class, in the order of the files.</summary>
    public required EquatableArray<RegistryModel> Registries { get; init; }

    /// <summary>The bound ops with their places, in the order of the files; an op that was declared twice is here once.</summary>
    public required EquatableArray<PlacedOp> Ops { get; init; }

    /// <summary>The messages in the order of their places, at most a hundred and a closing count.</summary>
    public required EquatableArray<OpsDiagnostic> Diagnostics { get; init; }

    /// <summary>The first registry; an empty one where no file could be read.</summary>
    public RegistryModel Model => Registries.Count > 0 ? Registries[0] : new RegistryModel { Namespace = "", ClassName = "" };
}
