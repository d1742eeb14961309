using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>All that a class's file of declarations depends on.</summary>
internal sealed record ContractsEmission(string Namespace, string ClassName, EquatableArray<OpContract> Ops);
