using System.ComponentModel;
using RawOpsNet.Generator.Diagnostics;

namespace RawOpsNet.OpServices;

/// <summary>Words the error of a name that nothing has, with the name that was probably meant.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UnknownName
{
    /// <summary>Says that there is no such thing, what was probably meant, and what there is.</summary>
    /// <param name="kind">What the name should name.</param>
    /// <param name="name">The name.</param>
    /// <param name="known">The names that are listed.</param>
    /// <param name="rest">What there is besides, in words; null where that is all.</param>
    /// <param name="more">The names of the rest, which may be meant too.</param>
    public static string Text(
        string kind, string name, IEnumerable<string> known, string? rest = null, IEnumerable<string>? more = null)
    {
        ArgumentNullException.ThrowIfNull(known);
        string[] listed = [.. known];
        string hint = Hint(name, more is null ? listed : listed.Concat(more));
        string list = string.Join(", ", listed) + (rest is null ? "" : $" and {rest}");
        return hint.Length == 0
            ? $"There is no {kind} '{name}'; there are {list}."
            : $"There is no {kind} '{name}'.{hint} There are {list}.";
    }

    /// <summary>Asks whether the nearest name was meant, after a space; empty where none is near.</summary>
    public static string Hint(string name, IEnumerable<string> known) =>
        Nearest(name, known) is { } near ? $" Did you mean '{near}'?" : "";

    /// <summary>Finds the nearest name in any case, with or without underscores; null where none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(known);
        string[] names = [.. known];
        if (Suggestions.Nearest(name, names) is { } near)
        {
            return near;
        }

        // A name is never near to itself: the same word in another spelling comes first.
        string plain = Plain(name);
        string? meant = Array.Find(names, one => Plain(one) == plain) is { } same
            ? Plain(same)
            : Suggestions.Nearest(plain, names.Select(Plain));
        return meant is null ? null : Array.Find(names, one => Plain(one) == meant && one != name);
    }

    // GlorotUniform, glorot_uniform and glorot-uniform are one word.
    private static string Plain(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
}
