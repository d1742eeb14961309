namespace RawOpsNet.Generator.Binding;

/// <summary>Walks over an argument or attr notation: names, numbers and symbols, with offsets.</summary>
internal sealed class NotationScanner(string text)
{
    /// <summary>The whole notation.</summary>
    public string Text { get; } = text;

    /// <summary>Where the scanner stands; always at a token or the end.</summary>
    public int Offset { get; private set; } = SkipSpaces(text, 0);

    /// <summary>Whether everything was read.</summary>
    public bool AtEnd => Offset >= Text.Length;

    /// <summary>The character at the current place, or NUL at the end.</summary>
    public char Current => AtEnd ? '\0' : Text[Offset];

    /// <summary>The length of what stands here: a word, or one symbol.</summary>
    public int TokenLength
    {
        get
        {
            int end = Offset;
            while (end < Text.Length && IsWord(Text[end]))
            {
                end++;
            }

            return Math.Max(AtEnd ? 0 : 1, end - Offset);
        }
    }

    /// <summary>Takes a symbol where it stands here.</summary>
    public bool Take(string symbol)
    {
        if (string.CompareOrdinal(Text, Offset, symbol, 0, symbol.Length) != 0)
        {
            return false;
        }

        Offset = SkipSpaces(Text, Offset + symbol.Length);
        return true;
    }

    /// <summary>Takes a word where it stands here, whole.</summary>
    public bool TakeWord(string word)
    {
        int end = Offset + word.Length;
        return string.CompareOrdinal(Text, Offset, word, 0, word.Length) == 0 && (end >= Text.Length || !IsWord(Text[end]))
            && Take(word);
    }

    /// <summary>Goes back to a token that was taken.</summary>
    public void Back(int offset) => Offset = offset;

    /// <summary>Takes a name, or gives null where none stands here.</summary>
    public string? Name()
    {
        int start = Offset;
        if (AtEnd || !(char.IsLetter(Current) || Current == '_'))
        {
            return null;
        }

        return Word(start);
    }

    /// <summary>Takes a word of name characters, digits first or not; null where none stands here.</summary>
    public string? Word() => AtEnd || !IsWord(Current) ? null : Word(Offset);

    /// <summary>Takes a number with sign, point and exponent, or inf and nan; null where none stands here.</summary>
    public string? Number()
    {
        int end = Offset;
        if (end < Text.Length && Text[end] is '-' or '+')
        {
            end++;
        }

        int digits = end;
        while (end < Text.Length
            && (IsWord(Text[end]) || Text[end] == '.' || (Text[end] is '-' or '+' && Text[end - 1] is 'e' or 'E')))
        {
            end++;
        }

        bool isNumber = end > digits && (char.IsDigit(Text[digits]) || Text[digits] == '.' || IsSpecial(digits, end));
        if (!isNumber)
        {
            return null;
        }

        string number = Text.Substring(Offset, end - Offset);
        Offset = SkipSpaces(Text, end);
        return number;
    }

    /// <summary>Takes a text in quotes; null where none stands here or it is not closed.</summary>
    public string? Quoted()
    {
        if (Current is not ('"' or '\''))
        {
            return null;
        }

        int close = Text.IndexOf(Current, Offset + 1);
        if (close < 0)
        {
            return null;
        }

        string value = Text.Substring(Offset + 1, close - Offset - 1);
        Offset = SkipSpaces(Text, close + 1);
        return value;
    }

    /// <summary>An issue at the current place.</summary>
    public NotationIssue Expected(string what) => new(Offset, TokenLength, what);

    private static int SkipSpaces(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\n')
        {
            at++;
        }

        return at;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    private bool IsSpecial(int start, int end) => Text.Substring(start, end - start) is "inf" or "nan";

    private string Word(int start)
    {
        int end = start;
        while (end < Text.Length && IsWord(Text[end]))
        {
            end++;
        }

        Offset = SkipSpaces(Text, end);
        return Text.Substring(start, end - start);
    }
}
