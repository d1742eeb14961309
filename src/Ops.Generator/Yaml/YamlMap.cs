namespace RawOpsNet.Generator.Yaml;

/// <summary>A map whose keys are texts, in the order of writing, each key once.</summary>
internal sealed class YamlMap(int start, int end, YamlEntry[] entries, bool isFlow) : YamlNode(start, end)
{
    /// <summary>The entries in order.</summary>
    public YamlEntry[] Entries { get; } = entries;

    /// <summary>Whether it is written in braces.</summary>
    public bool IsFlow { get; } = isFlow;

    /// <summary>The value of a key, or null.</summary>
    public YamlNode? this[string key] => Find(key)?.Value;

    /// <summary>The entry of a key, or null.</summary>
    public YamlEntry? Find(string key)
    {
        foreach (YamlEntry entry in Entries)
        {
            if (entry.Key.Value == key)
            {
                return entry;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override string Describe() => "a map";
}
