namespace RawOpsNet.Generator.Yaml;

/// <summary>A value that could not be read. It was reported once; whoever meets it stays silent.</summary>
internal sealed class YamlBad(int start, int end) : YamlNode(start, end)
{
    /// <inheritdoc/>
    public override string Describe() => "what could not be read";
}
