namespace RawOpsNet.Generator.Yaml;

/// <summary>A key and its value.</summary>
internal sealed class YamlEntry(YamlScalar key, YamlNode value)
{
    /// <summary>The key.</summary>
    public YamlScalar Key { get; } = key;

    /// <summary>The value; an absent scalar where none is written.</summary>
    public YamlNode Value { get; } = value;
}
