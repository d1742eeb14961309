namespace RawOpsNet.Generator.Yaml;

/// <summary>
/// A line of block yaml: where it is indented to, where its key begins and its value, or the line's end where it has none.
/// </summary>
internal readonly record struct KeyLine(int Start, int End, int First, int Key, int Colon, int Value)
{
    /// <summary>The spaces before the first dash or character.</summary>
    public int Indent => First - Start;

    /// <summary>The column of the key, after any dashes.</summary>
    public int KeyColumn => Key - Start;

    /// <summary>Whether the line has a key.</summary>
    public bool HasKey => Colon >= 0;

    /// <summary>Whether a value stands on the line.</summary>
    public bool HasValue => Value < End;

    /// <summary>Reads a line of the text.</summary>
    public static KeyLine At(string text, int start, int limit)
    {
        int end = text.IndexOf('\n', start, limit - start);
        end = end < 0 ? limit : end;
        int first = SkipSpaces(text, start, end);
        int key = first;
        while (key < end && text[key] == '-' && (key + 1 == end || text[key + 1] == ' '))
        {
            key = SkipSpaces(text, key + 1, end);
        }

        int colon = key;
        while (colon < end && (char.IsLetterOrDigit(text[colon]) || text[colon] is '_' or '.'))
        {
            colon++;
        }

        bool hasKey = colon > key && colon < end && text[colon] == ':' && (colon + 1 == end || text[colon + 1] is ' ' or '\t');
        int value = SkipSpaces(text, hasKey ? colon + 1 : key, end);
        value = value < end && text[value] == '#' ? end : value;
        return new KeyLine(start, end, first, key, hasKey ? colon : -1, value);
    }

    private static int SkipSpaces(string text, int at, int end)
    {
        while (at < end && text[at] == ' ')
        {
            at++;
        }

        return at;
    }
}
