using RawOpsNet.Generator.Emit.Signatures;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>All that the registry's file depends on.</summary>
/// <param name="Namespace">The namespace of the class.</param>
/// <param name="ClassName">The class of the methods.</param>
/// <param name="Ops">The signatures of the ops, in the order of the yaml.</param>
/// <param name="Callable">The names of those that another assembly can call.</param>
internal sealed record RegistryEmission(
    string Namespace, string ClassName, EquatableArray<OpSignature> Ops, EquatableArray<string> Callable);
