using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>What <c>rows</c> says, without checks; the binder reports what is wrong with it.</summary>
internal sealed class SparseRule
{
    /// <summary>The type of the indices.</summary>
    public string Indices { get; private set; } = "";

    /// <summary>The resources written by row.</summary>
    public List<YamlScalar> Update { get; } = [];

    /// <summary>The inputs read by row.</summary>
    public List<YamlScalar> From { get; } = [];

    /// <summary>New names of the base's inputs, by the base's name.</summary>
    public Dictionary<string, string> Renames { get; } = [];

    /// <summary>What a repeated row means.</summary>
    public DuplicateRows Duplicates { get; private set; }

    /// <summary>Reads the node of <c>rows</c>.</summary>
    public static SparseRule Read(YamlNode? node)
    {
        SparseRule rule = new();
        if (node is not YamlMap map)
        {
            return rule;
        }

        rule.Indices = (map["indices"] as YamlScalar)?.Value ?? "";
        rule.Update.AddRange((map["update"] as YamlList)?.Items.OfType<YamlScalar>() ?? []);
        rule.From.AddRange((map["from"] as YamlList)?.Items.OfType<YamlScalar>() ?? []);
        foreach (YamlEntry entry in (map["rename"] as YamlMap)?.Entries ?? [])
        {
            rule.Renames[entry.Key.Value] = (entry.Value as YamlScalar)?.Value ?? entry.Key.Value;
        }

        rule.Duplicates = (map["duplicates"] as YamlScalar)?.Value switch
        {
            "sum" => DuplicateRows.Sum,
            "undefined" => DuplicateRows.Undefined,
            _ => DuplicateRows.InOrder,
        };
        return rule;
    }

    /// <summary>The name that an input of the base has in the sparse form.</summary>
    public string Renamed(string name) => Renames.TryGetValue(name, out string? renamed) ? renamed : name;
}
