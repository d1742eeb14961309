using RawOpsNet.Generator.Diagnostics;

namespace RawOpsNet.Generator.Binding;

/// <summary>
/// Where a record names a hand-written method, so that a missing one is an error there. <see cref="Line"/> is relative to the
/// record.
/// </summary>
internal sealed record NamedPlace(string Name, LineSpan Line);
