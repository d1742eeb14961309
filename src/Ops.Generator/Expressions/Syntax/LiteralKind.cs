namespace RawOpsNet.Generator.Expressions.Syntax;

/// <summary>What a literal is.</summary>
internal enum LiteralKind
{
    /// <summary>A number; it takes the dtype of what it meets.</summary>
    Number,

    /// <summary>true or false.</summary>
    Bool,

    /// <summary>A text in single or double quotes, compared with string attrs.</summary>
    Text,
}
