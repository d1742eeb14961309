namespace RawOpsNet.Generator.Model;

/// <summary>
/// All ops of one namespace and class, from however many yaml files. It carries no positions, so a moved record stays equal.
/// </summary>
internal sealed record RegistryModel
{
    /// <summary>The namespace of the generated class.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name of the generated class.</summary>
    public required string ClassName { get; init; }

    /// <summary>The named string choices of all files, in the order of the files.</summary>
    public EquatableArray<EnumModel> Enums { get; init; }

    /// <summary>The ops in the order of the files; one that is broken is among them.</summary>
    public EquatableArray<OpModel> Ops { get; init; }
}
