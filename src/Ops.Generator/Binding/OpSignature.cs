using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Binding;

/// <summary>What other ops must know of an op: its name, arguments, attrs, and the devices it has kernels on.</summary>
internal sealed record OpSignature(string Name)
{
    /// <summary>The C# method.</summary>
    public string CSharpName { get; init; } = Name;

    /// <summary>The inputs, without docs.</summary>
    public EquatableArray<ArgumentModel> Inputs { get; init; }

    /// <summary>The outputs, without docs.</summary>
    public EquatableArray<ArgumentModel> Outputs { get; init; }

    /// <summary>The attrs, without docs.</summary>
    public EquatableArray<AttrModel> Attrs { get; init; }

    /// <summary>Where it runs.</summary>
    public DeviceSet Devices { get; init; }

    /// <summary>The dense op this one derives from; null for others.</summary>
    public string? SparseOf { get; init; }

    /// <summary>Whether everything above could be read. Calls of an op that could not are not checked.</summary>
    public bool IsSound { get; init; }

    /// <summary>The signature for messages: <c>(a: T, b: T, transpose_a: bool = false)</c>.</summary>
    public string Display() =>
        "(" + string.Join(", ", Inputs.Select(SignatureText.Argument).Concat(
            Attrs.Where(attr => !attr.IsInferred).Select(SignatureText.Attr))) + ")";
}
