using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Binding;

/// <summary>What the head of a file says. It carries no places.</summary>
internal sealed record FileHead(string Path)
{
    /// <summary>The namespace of the generated class.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The class.</summary>
    public string ClassName { get; init; } = "";

    /// <summary>The file's dtype sets.</summary>
    public EquatableArray<NamedSet> Sets { get; init; }

    /// <summary>The file's enums.</summary>
    public EquatableArray<EnumModel> Enums { get; init; }

    /// <summary>Whether the ops of the file can be read.</summary>
    public bool IsReadable { get; init; }

    /// <summary>
    /// Whether the file is of another schema: its ops are read as well as they can be, for the calls of them, and nothing but the
    /// schema is told.
    /// </summary>
    public bool IsForeign { get; init; }

    /// <summary>The types that the records of all files may name.</summary>
    public static NamedTypes TypesOf(IEnumerable<FileHead> heads)
    {
        List<NamedSet> sets = [.. NamedTypes.BuiltIn];
        List<EnumModel> enums = [];
        foreach (FileHead head in heads)
        {
            sets.AddRange(head.Sets.Where(set => sets.All(known => known.Name != set.Name)));
            enums.AddRange(head.Enums.Where(model => enums.All(known => known.Name != model.Name)));
        }

        return new NamedTypes(sets.ToArray(), enums.ToArray());
    }
}
