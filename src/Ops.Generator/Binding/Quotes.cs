namespace RawOpsNet.Generator.Binding;

/// <summary>Knows the characters that word processors write in place of the plain ones.</summary>
internal static class Quotes
{
    /// <summary>What to write in place of the character at an offset; null where it is a plain one.</summary>
    public static string? Instead(string text, int offset) => offset >= text.Length ? null : Plain(text[offset]) is { } plain
        ? $"{plain} in place of '{text[offset]}'" : null;

    private static string? Plain(char c) => c switch
    {
        '\u2018' or '\u2019' or '\u201a' => "a straight quote (')",
        '\u201c' or '\u201d' or '\u201e' or '\u00ab' or '\u00bb' => "a straight quote (\")",
        '\u2212' or '\u2013' or '\u2014' => "'-'",
        '\u00d7' or '\u00b7' or '\u22c5' or '\u2217' => "'*'",
        '\u00f7' or '\u2215' or '\u2044' => "'/'",
        '\u2264' => "'<='",
        '\u2265' => "'>='",
        '\u2260' => "'!='",
        '\u00a0' => "a plain space",
        _ => null,
    };
}
