namespace RawOpsNet.Generator.Yaml;

/// <summary>A text; what it means is for the binder to say.</summary>
internal sealed class YamlScalar(int start, int end, string value, TextStyle style) : YamlNode(start, end)
{
    /// <summary>The text without quotes, folding and block indentation.</summary>
    public string Value { get; } = value;

    /// <summary>How the text is written.</summary>
    public TextStyle Style { get; } = style;

    /// <summary>Whether nothing is written at all: <c>key:</c>.</summary>
    public bool IsAbsent => Style == TextStyle.Plain && Value.Length == 0;

    /// <inheritdoc/>
    public override string Describe() =>
        IsAbsent ? "nothing" : Value.IndexOf('\n') >= 0 ? "a text of several lines" : $"'{Value}'";
}
