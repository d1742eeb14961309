using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Binding;

/// <summary>A named set of dtypes, in order.</summary>
internal sealed record NamedSet(string Name, EquatableArray<DType> Types);
