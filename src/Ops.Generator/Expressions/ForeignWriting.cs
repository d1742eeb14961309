using RawOpsNet.Generator.Binding;

namespace RawOpsNet.Generator.Expressions;

/// <summary>Knows what people write from other languages, and what it is called here.</summary>
internal static class ForeignWriting
{
    /// <summary>What to write where an expression cannot go on; null where the token is no habit of another language.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="at">The one that does not fit.</param>
    public static string? Instead(IReadOnlyList<Token> tokens, int at)
    {
        Token current = tokens[at];
        Token before = at > 0 ? tokens[at - 1] : default;
        return current.Text switch
        {
            "+" or "-" or "*" or "/" when at + 1 < tokens.Count && tokens[at + 1].IsSymbol("=") =>
                $"'{before.Text} = {before.Text} {current.Text} ...' in place of '{current.Text}='",
            "==" when at == 1 || (at >= 2 && tokens[at - 2].Kind == TokenKind.LineEnd) => "'=' in place of '=='",
            _ when before.IsWord("return") => "the name of an output and '=' in place of 'return'",
            _ when Quotes.Instead(current.Text, 0) is { } plain => plain,
            "^" => "pow(x, y) in place of '^'",
            "*" when before.IsSymbol("*") => "pow(x, y) in place of '**'",
            "&" => "'and' in place of '&&'",
            "|" => "'or' in place of '||'",
            "!" => "'not' in place of '!'",
            "?" => "select(condition, a, b) in place of '?'",
            ";" => "the end of the line in place of ';'",
            "(" when at >= 3 && tokens[at - 2].IsSymbol(".") => $"{before.Text.ToLowerInvariant()}(...) without a class",
            _ when current.Kind == TokenKind.Name && before.Kind == TokenKind.Number
                && before.Offset + before.Length == current.Offset => $"{before.Text} without '{current.Text}'",
            _ => null,
        };
    }
}
