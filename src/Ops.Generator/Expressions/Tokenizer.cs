namespace RawOpsNet.Generator.Expressions;

/// <summary>Splits the text of an expression into tokens. Line breaks inside brackets are spaces.</summary>
internal static class Tokenizer
{
    /// <summary>Returns the tokens of a text; the last one is always <see cref="TokenKind.End"/>.</summary>
    public static List<Token> Read(string text, bool linesMatter)
    {
        List<Token> tokens = [];
        int depth = 0;
        int at = 0;
        while (at < text.Length)
        {
            char c = text[at];
            if (c == '\n' && linesMatter && depth == 0)
            {
                tokens.Add(new Token(TokenKind.LineEnd, "\n", at, 1));
                at++;
            }
            else if (char.IsWhiteSpace(c))
            {
                at++;
            }
            else
            {
                Token token = ReadOne(text, at);
                depth += token.Kind != TokenKind.Symbol ? 0
                    : token.Text is "(" or "[" ? 1
                    : token.Text is ")" or "]" && depth > 0 ? -1 : 0;
                tokens.Add(token);
                at += token.Length;
            }
        }

        tokens.Add(new Token(TokenKind.End, "", EndOffset(text), 0));
        return tokens;
    }

    private static int EndOffset(string text) => text.TrimEnd().Length;

    private static Token ReadOne(string text, int at)
    {
        char c = text[at];
        if (IsDigit(c) || (c == '.' && IsDigit(Peek(text, at + 1))))
        {
            return Make(TokenKind.Number, text, at, NumberEnd(text, at));
        }

        if (IsLetter(c))
        {
            int end = at + 1;
            while (IsLetter(Peek(text, end)) || IsDigit(Peek(text, end)))
            {
                end++;
            }

            return Make(TokenKind.Name, text, at, end);
        }

        if (c is '\'' or '"')
        {
            int close = text.IndexOf(c, at + 1);
            return close < 0
                ? new Token(TokenKind.Stranger, text.Substring(at), at, text.Length - at)
                : new Token(TokenKind.Text, text.Substring(at + 1, close - at - 1), at, close + 1 - at);
        }

        if (c is '=' or '!' or '<' or '>' && Peek(text, at + 1) == '=')
        {
            return Make(TokenKind.Symbol, text, at, at + 2);
        }

        return Make("+-*/%()[],.=<>".IndexOf(c) >= 0 ? TokenKind.Symbol : TokenKind.Stranger, text, at, at + 1);
    }

    private static int NumberEnd(string text, int at)
    {
        int end = DigitsEnd(text, at);
        if (Peek(text, end) == '.' && IsDigit(Peek(text, end + 1)))
        {
            end = DigitsEnd(text, end + 1);
        }

        if (Peek(text, end) is 'e' or 'E')
        {
            int digits = Peek(text, end + 1) is '+' or '-' ? end + 2 : end + 1;
            end = IsDigit(Peek(text, digits)) ? DigitsEnd(text, digits) : end;
        }

        return end;
    }

    private static int DigitsEnd(string text, int at)
    {
        while (IsDigit(Peek(text, at)))
        {
            at++;
        }

        return at;
    }

    private static Token Make(TokenKind kind, string text, int at, int end) =>
        new(kind, text.Substring(at, end - at), at, end - at);

    private static char Peek(string text, int at) => at < text.Length ? text[at] : '\0';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';
}
