namespace RawOpsNet.Generator.Yaml;

// This room turns text into trees with places. It knows yaml and nothing of ops, but for one thing: how a file is cut into
// records, so that a mistake in one cannot reach the next.

/// <summary>A node with its place: indexes into the text it was read from, the end exclusive.</summary>
internal abstract class YamlNode(int start, int end)
{
    /// <summary>Where the node begins.</summary>
    public int Start { get; } = start;

    /// <summary>Where the node ends.</summary>
    public int End { get; } = end;

    /// <summary>What the node is, for messages: <c>a list</c>.</summary>
    public abstract string Describe();
}
