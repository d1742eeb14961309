namespace RawOpsNet.Generator.Yaml;

/// <summary>
/// Walks over a value that begins with a bracket or quote. It ends at the matching one, or, where none comes before the
/// next key of the block, names the opener that was left open (-1 otherwise).
/// </summary>
internal readonly record struct FlowScan(int Opener, int End)
{
    /// <summary>Walks from an opener; lines that are indented no deeper than the key belong to what follows.</summary>
    public static FlowScan From(string text, int start, int limit, int keyColumn)
    {
        Stack<int> open = new();
        for (int at = start; at < limit; at++)
        {
            char c = text[at];
            if (c == '\n' && EndsBlock(text, at + 1, limit, keyColumn))
            {
                return new FlowScan(open.Peek(), at);
            }

            if (c is '"' or '\'' && BeginsValue(text, at, start))
            {
                int close = EndOfQuote(text, at, limit, keyColumn);
                if (close < 0)
                {
                    return new FlowScan(at, at);
                }

                at = close;
            }
            else if (c is '[' or '{')
            {
                open.Push(at);
            }
            else if (c is ']' or '}')
            {
                int opener = open.Pop();
                char expected = c == ']' ? '[' : '{';
                if (text[opener] != expected)
                {
                    // Where its own opener stands further out, the inner one was left open; else there is a closer too many.
                    return new FlowScan(open.Any(outer => text[outer] == expected) ? opener : -1, at);
                }
            }

            if (open.Count == 0)
            {
                return new FlowScan(-1, at + 1);
            }
        }

        return new FlowScan(open.Peek(), limit);
    }

    private static bool BeginsValue(string text, int at, int start)
    {
        for (int before = at - 1; before >= start; before--)
        {
            if (text[before] is not (' ' or '\n'))
            {
                return text[before] is '[' or '{' or ',' or ':';
            }
        }

        return true;
    }

    private static int EndOfQuote(string text, int start, int limit, int keyColumn)
    {
        char quote = text[start];
        for (int at = start + 1; at < limit; at++)
        {
            if (text[at] == '\n' && EndsBlock(text, at + 1, limit, keyColumn))
            {
                return -1;
            }

            if (text[at] == '\\' && quote == '"')
            {
                at++;
            }
            else if (text[at] == quote && quote == '\'' && at + 1 < limit && text[at + 1] == '\'')
            {
                at++;
            }
            else if (text[at] == quote)
            {
                return at;
            }
        }

        return -1;
    }

    private static bool EndsBlock(string text, int lineStart, int limit, int keyColumn)
    {
        KeyLine line = KeyLine.At(text, Math.Min(lineStart, limit), limit);
        return line.First < line.End && line.Indent <= keyColumn && text[line.First] is not (']' or '}');
    }
}
