namespace RawOpsNet.Generator.Expressions;

/// <summary>The kinds of tokens of the expression language.</summary>
internal enum TokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>A line break outside brackets; only bodies see it.</summary>
    LineEnd,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A name or a word such as and.</summary>
    Name,

    /// <summary>A quoted text; the token's text is without its quotes.</summary>
    Text,

    /// <summary>An operator or a bracket.</summary>
    Symbol,

    /// <summary>A character that begins no token.</summary>
    Stranger,
}
