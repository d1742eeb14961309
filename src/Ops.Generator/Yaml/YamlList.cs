namespace RawOpsNet.Generator.Yaml;

/// <summary>A list, in brackets or as lines that begin with a dash.</summary>
internal sealed class YamlList(int start, int end, YamlNode[] items, bool isFlow) : YamlNode(start, end)
{
    /// <summary>The items in order.</summary>
    public YamlNode[] Items { get; } = items;

    /// <summary>Whether it is written in brackets.</summary>
    public bool IsFlow { get; } = isFlow;

    /// <inheritdoc/>
    public override string Describe() => "a list";
}
