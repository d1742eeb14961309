using RawOpsNet.Generator.Emit.Signatures;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>
/// All that one op's file depends on: the op, where it goes, and the signatures of the ops its formulas call. Equal
/// emissions give equal text, so an edit elsewhere emits nothing.
/// </summary>
/// <param name="Op">The op.</param>
/// <param name="Namespace">The namespace of the class of the methods.</param>
/// <param name="ClassName">The class of the methods.</param>
/// <param name="IsRuntime">Whether that class is RawOps itself; others extend it.</param>
/// <param name="HasExtensions">Whether the compilation's C# has extension members (C# 14).</param>
/// <param name="Enums">The shared enums that the op's attrs name.</param>
/// <param name="Callees">The signatures of the ops that its formulas call.</param>
internal sealed record OpEmission(
    OpModel Op,
    string Namespace,
    string ClassName,
    bool IsRuntime,
    bool HasExtensions,
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
    public string HintName => $"{ClassName}.{ShortName}.g.cs";

    /// <summary>The name of the file of the op's CUDA C.</summary>
    public string CudaHintName => $"{ClassName}.{ShortName}.Cuda.g.cs";

    private string ShortName => Op.Name.Length <= 55 ? Op.Name : Op.Name.Substring(0, 55);
}
