namespace RawOpsNet.Generator.Binding;

/// <summary><c>csharp(Name)</c>, or with a word after the name: <c>csharp(Name, slices)</c>.</summary>
internal sealed record HookNotation(Located Name, Located? Word)
{
    /// <summary>Reads the notation; null where the text does not begin like it, an empty name where none could be read.</summary>
    public static HookNotation? Parse(string text)
    {
        NotationScanner scanner = new(text);
        if (!scanner.TakeWord("csharp") || !scanner.Take("("))
        {
            return null;
        }

        int close = text.LastIndexOf(')');
        int comma = text.IndexOf(',', scanner.Offset);
        int end = comma < 0 ? close : comma;
        if (close < scanner.Offset || text.Substring(close + 1).Trim().Length > 0)
        {
            return new HookNotation(Located.At(text, 0), null);
        }

        Located name = Located.At(text.Substring(scanner.Offset, end - scanner.Offset).TrimEnd(), scanner.Offset);
        if (comma < 0)
        {
            return new HookNotation(name, null);
        }

        int start = comma + 1;
        while (start < close && text[start] == ' ')
        {
            start++;
        }

        return new HookNotation(name, Located.At(text.Substring(start, close - start).TrimEnd(), start));
    }
}
