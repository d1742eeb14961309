namespace RawOpsNet.Generator.Expressions;

/// <summary>A token with its place in the text.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Offset, int Length)
{
    /// <summary>Whether the token is this operator or bracket.</summary>
    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    /// <summary>Whether the token is this word.</summary>
    public bool IsWord(string word) => Kind == TokenKind.Name && Text == word;
}
