using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit.Signatures;

/// <summary>
/// What a caller must know of an op: formulas of other ops, of this compilation or of one that references it, bind to it.
/// </summary>
internal sealed record OpSignature
{
    /// <summary>The OpDef's name, which formulas use.</summary>
    public required string Name { get; init; }

    /// <summary>The C# method.</summary>
    public required string CSharpName { get; init; }

    /// <summary>The class of the method, fully qualified: <c>global::RawOpsNet.RawOps</c>.</summary>
    public required string Class { get; init; }

    /// <summary>The inputs; only names, types and storage are kept.</summary>
    public EquatableArray<ArgumentModel> Inputs { get; init; }

    /// <summary>The outputs; only names, types and storage are kept.</summary>
    public EquatableArray<ArgumentModel> Outputs { get; init; }

    /// <summary>The attrs; <see cref="AttrModel.Default"/> only tells whether there is one.</summary>
    public EquatableArray<AttrModel> Attrs { get; init; }

    /// <summary>Whether the op gives several outputs, so that a call of it is a record struct.</summary>
    public bool HasSeveralOutputs => Outputs.Count > 1;

    /// <summary>Makes the signature of an op.</summary>
    public static OpSignature Of(OpModel op, string @namespace, string className) => new()
    {
        Name = op.Name,
        CSharpName = op.CSharpName,
        Class = $"global::{@namespace}.{className}",
        Inputs = op.Inputs.Select(Reduce).ToArray(),
        Outputs = op.Outputs.Select(Reduce).ToArray(),
        Attrs = op.Attrs.Select(Reduce).ToArray(),
    };

    /// <summary>The input of a name, or null.</summary>
    public ArgumentModel? Input(string name) => Inputs.FirstOrDefault(input => input.Name == name);

    /// <summary>The attr of a name, or null.</summary>
    public AttrModel? Attr(string name) => Attrs.FirstOrDefault(attr => attr.Name == name);

    private static ArgumentModel Reduce(ArgumentModel argument) => new()
    {
        Name = argument.Name,
        CSharpName = argument.ParameterName,
        Storage = argument.Storage,
        DType = argument.DType,
        TypeAttr = argument.TypeAttr,
        CountAttr = argument.CountAttr,
        TypeListAttr = argument.TypeListAttr,
        Allowed = argument.Allowed,
        IsHost = argument.IsHost,
    };

    private static AttrModel Reduce(AttrModel attr) => new()
    {
        Name = attr.Name,
        CSharpName = attr.ParameterName,
        Kind = attr.Kind,
        IsList = attr.IsList,
        AllowedDTypes = attr.Kind == AttrKind.Type ? attr.AllowedDTypes : default,
        AllowedTexts = attr.AllowedTexts,
        EnumName = attr.EnumName,
        IsSharedEnum = attr.IsSharedEnum,
        IsInferred = attr.IsInferred,
        Default = attr.Default is null ? null : Given,
    };

    /// <summary>Stands for any default.</summary>
    internal static readonly AttrValue Given = new TextValue("");
}
