using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Binding;

/// <summary>A file's head and what was wrong with it, with places in the file.</summary>
internal sealed record BoundHead(FileHead Head, EquatableArray<OpsDiagnostic> Diagnostics);
