using RawOpsNet.Generator.Diagnostics;

namespace RawOpsNet.Generator.Yaml;

/// <summary>
/// Knows a value with brackets that stands in braces without quotes, such as <c>{ x: T[m, n] }</c>: yaml ends the value at the
/// bracket. It finds the whole value, and reads the map as it was meant.
/// </summary>
internal static class BracketsInFlow
{
    // Stand for characters of such a value while yaml reads the rest; no text has them.
    private const string Seen = "[],";
    private const string Masks = "\uE000\uE001\uE002";

    /// <summary>The value that a bracket at an index belongs to; null where the bracket begins a list or is none.</summary>
    public static string? ValueAt(string text, int start, int end, int index)
    {
        if (!IsInValue(text, start, end, index) || CloseOf(text, index, end) is not (> 0 and int close))
        {
            return null;
        }

        int first = index;
        while (first > start && text[first - 1] is not (',' or ':' or '{' or '[' or '\n'))
        {
            first--;
        }

        while (close < end && text[close] is not (',' or '}' or '\n'))
        {
            close++;
        }

        return text.Substring(first, close - first).Trim();
    }

    /// <summary>The map in braces from an index on; null where it is no such map even with its values in quotes.</summary>
    public static YamlMap? Read(string text, int start, int end)
    {
        char[] masked = text.ToCharArray();
        for (int at = start; at < end; at++)
        {
            if (IsInValue(text, start, end, at) && CloseOf(text, at, end) is > 0 and int close)
            {
                for (; at < close; at++)
                {
                    masked[at] = Seen.IndexOf(text[at]) is >= 0 and int mask ? Masks[mask] : text[at];
                }
            }
        }

        DiagnosticSink silent = new(new string(masked));
        YamlMap? map = YamlReader.Read(silent, start, end, out _) as YamlMap;
        return map is null || silent.Count > 0 ? null : (YamlMap)Unmasked(map);
    }

    private static bool IsInValue(string text, int start, int end, int index) =>
        index > start && index < end && text[index] == '['
        && (char.IsLetterOrDigit(text[index - 1]) || text[index - 1] is '_' or '>');

    // Behind the bracket that closes the one at an index; -1 where none does on the line.
    private static int CloseOf(string text, int index, int end)
    {
        int open = 0;
        for (int at = index; at < end && text[at] != '\n'; at++)
        {
            open += text[at] == '[' ? 1 : text[at] == ']' ? -1 : 0;
            if (open == 0)
            {
                return at + 1;
            }
        }

        return -1;
    }

    private static YamlNode Unmasked(YamlNode node) => node switch
    {
        YamlMap map => new YamlMap(map.Start, map.End,
            map.Entries.Select(entry => new YamlEntry(entry.Key, Unmasked(entry.Value))).ToArray(), map.IsFlow),
        YamlList list => new YamlList(list.Start, list.End, list.Items.Select(Unmasked).ToArray(), list.IsFlow),
        YamlScalar text => new YamlScalar(text.Start, text.End, Unmasked(text.Value), text.Style),
        _ => node,
    };

    private static string Unmasked(string text)
    {
        for (int i = 0; i < Seen.Length; i++)
        {
            text = text.Replace(Masks[i], Seen[i]);
        }

        return text;
    }
}
