namespace RawOpsNet.Generator.Yaml;

/// <summary>
/// Leads from an offset inside a scalar's value back to the text: through quotes, escapes, lines that a plain scalar goes on to,
/// and the indentation of blocks. Only messages need it, so nothing is stored.
/// </summary>
internal static class PositionMap
{
    /// <summary>The index in the text of the character that stands at an offset of the value.</summary>
    public static int IndexOf(string text, YamlScalar scalar, int offset)
    {
        offset = Math.Max(0, Math.Min(offset, scalar.Value.Length));
        return scalar.Style switch
        {
            TextStyle.Raw => scalar.Start + offset,
            TextStyle.Plain => InFlow(text, scalar, scalar.Start, offset),
            TextStyle.SingleQuoted or TextStyle.DoubleQuoted => InFlow(text, scalar, scalar.Start + 1, offset),
            TextStyle.Literal => InLiteral(text, scalar, offset),
            _ => InFolded(text, scalar, offset),
        };
    }

    private static int InFlow(string text, YamlScalar scalar, int start, int offset)
    {
        int at = start;
        for (int i = 0; i < offset && at < scalar.End; i++)
        {
            at = IsBreak(text, scalar, at) ? AfterBreak(text, at, scalar.Value, ref i, offset) : at + Width(text, scalar, at);
        }

        // At an escaped line break nothing of the value stands; what follows does.
        while (scalar.Style == TextStyle.DoubleQuoted && IsEscapedBreak(text, at))
        {
            at = SkipBlank(text, at + 1);
        }

        return offset < scalar.Value.Length && IsBreak(text, scalar, at) && scalar.Value[offset] is not (' ' or '\n')
            ? SkipBlank(text, at)
            : at;
    }

    private static bool IsBreak(string text, YamlScalar scalar, int at)
    {
        while (at < scalar.End && text[at] is ' ' or '\t')
        {
            at++;
        }

        return at < scalar.End && text[at] is '\n' or '\r';
    }

    // A break counts one character of the value, and one more for each empty line after the first.
    private static int AfterBreak(string text, int at, string value, ref int i, int offset)
    {
        while (i + 1 < offset && value[i] == '\n' && value[i + 1] == '\n')
        {
            i++;
        }

        return SkipBlank(text, at);
    }

    private static int SkipBlank(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r')
        {
            at++;
        }

        return at;
    }

    private static int Width(string text, YamlScalar scalar, int at) => scalar.Style switch
    {
        TextStyle.SingleQuoted when text[at] == '\'' => 2,
        TextStyle.DoubleQuoted when text[at] == '\\' && at + 1 < text.Length => text[at + 1] switch
        {
            'x' => 4,
            'u' => 6,
            'U' => 10,
            _ => 2,
        },
        _ => 1,
    };

    private static bool IsEscapedBreak(string text, int at) =>
        at + 1 < text.Length && text[at] == '\\' && text[at + 1] is '\n' or '\r';

    private static int InLiteral(string text, YamlScalar scalar, int offset)
    {
        int line = BlockStart(text, scalar, out int indent);
        for (int i = 0; i < offset; i++)
        {
            if (scalar.Value[i] == '\n' && text.IndexOf('\n', line) is int end and >= 0)
            {
                line = end + 1;
            }
        }

        int column = offset == 0 ? 0 : offset - 1 - scalar.Value.LastIndexOf('\n', offset - 1);
        return Math.Min(text.Length, line + indent + column);
    }

    private static int InFolded(string text, YamlScalar scalar, int offset)
    {
        int at = Math.Min(text.Length, BlockStart(text, scalar, out int indent) + indent);
        for (int i = 0; i < offset && at < text.Length; i++)
        {
            at = text[at] is '\n' or '\r' ? AfterBreak(text, at, scalar.Value, ref i, offset) : at + 1;
        }

        return at;
    }

    // The first line of a block's content, and how far the content is indented.
    private static int BlockStart(string text, YamlScalar scalar, out int indent)
    {
        int end = text.IndexOf('\n', scalar.Start);
        int line = end < 0 ? text.Length : end + 1;
        indent = ExplicitIndent(text, scalar, line);
        if (indent > 0)
        {
            return line;
        }

        for (int next = line; next < text.Length;)
        {
            int at = next;
            while (at < text.Length && text[at] == ' ')
            {
                at++;
            }

            if (at < text.Length && text[at] is not ('\n' or '\r'))
            {
                indent = at - next;
                return line;
            }

            int close = text.IndexOf('\n', at);
            next = close < 0 ? text.Length : close + 1;
        }

        return line;
    }

    // `|2` counts from the indentation of the key.
    private static int ExplicitIndent(string text, YamlScalar scalar, int headEnd)
    {
        for (int at = scalar.Start; at < headEnd && text[at] is not ('\n' or '#'); at++)
        {
            if (text[at] is >= '1' and <= '9')
            {
                int lineStart = scalar.Start == 0 ? 0 : text.LastIndexOf('\n', scalar.Start - 1) + 1;
                int key = lineStart;
                while (text[key] is ' ' or '-')
                {
                    key++;
                }

                return key - lineStart + (text[at] - '0');
            }
        }

        return 0;
    }
}
