namespace RawOpsNet.Generator.Yaml;

/// <summary>How a scalar is written.</summary>
internal enum TextStyle
{
    /// <summary>Without quotes.</summary>
    Plain,

    /// <summary>In single quotes.</summary>
    SingleQuoted,

    /// <summary>In double quotes, with escapes.</summary>
    DoubleQuoted,

    /// <summary>A block after <c>|</c>.</summary>
    Literal,

    /// <summary>A block after <c>&gt;</c>, whose line breaks become spaces.</summary>
    Folded,

    /// <summary>A stretch of the text itself: a list in brackets that is read as an expression.</summary>
    Raw,
}
