using RawOpsNet.Generator.Emit.Signatures;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>
/// All that one op's file depends on: the op, where it goes, and the signatures of the ops its formulas call. Equal
/// emissions give equal text, so an edit elsewhere emits nothing.
/// </summary>
internal sealed record OpEmission(
    OpModel Op,
    string Namespace,
    string ClassName,
    bool IsRuntime,
    EquatableArray<EnumModel> Enums,
    EquatableArray<OpSignature> Callees)
{
    /// <summary>The class of the public methods, fully qualified.</summary>
    public string Class => $"global::{Namespace}.{ClassName}";

    /// <summary>The namespace of the generated internals.</summary>
    public string GeneratedNamespace => Namespace + ".Generated";

    /// <summary>The namespace of the hand-written kernels and hooks.</summary>
    public string KernelNamespace => Namespace + ".Kernels";

    /// <summary>The internal class of the op, fully qualified.</summary>
    public string OpClass => $"global::{GeneratedNamespace}.{Op.CSharpName}Op";

    /// <summary>The name of the op's file; unique ignoring case, because op names are.</summary>
    public string HintName => $"{ClassName}.{(Op.Name.Length <= 60 ? Op.Name : Op.Name.Substring(0, 60))}.g.cs";
}
