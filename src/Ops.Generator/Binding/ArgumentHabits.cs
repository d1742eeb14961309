namespace RawOpsNet.Generator.Binding;

/// <summary>Knows how arguments are written elsewhere, and how here.</summary>
internal static class ArgumentHabits
{
    /// <summary>What to write where a notation cannot go on; null where it is no habit of another language.</summary>
    public static string? Instead(string text, int offset)
    {
        bool Is(string start) => string.CompareOrdinal(text, offset, start, 0, start.Length) == 0;
        bool isHandle = text.StartsWith("resource", StringComparison.Ordinal) || text.StartsWith("ref", StringComparison.Ordinal);
        return Is("(") && isHandle && text.IndexOf('<') < 0 ? "the type in '< >', such as 'resource<T>', in place of '('"
            : Is("(") ? "dims in brackets, such as 'T[m, k]', in place of '('"
            : Is("..") || Is("\u2026") ? "'*name' for any number of dims in place of '...'"
            : Is("?") ? "'_' for a dim of any size in place of '?'"
            : Is("-1") ? "'_' for a dim of any size in place of '-1'"
            : Is("*") ? "the '*' before the name"
            : Is(":") ? "',' in place of ':'"
            : Quotes.Instead(text, offset);
    }
}
