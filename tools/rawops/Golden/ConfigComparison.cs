using System.Collections;
using System.Globalization;
using System.Text.Json;
using RawOpsNet.Optimizers;

namespace RawOpsNet.CommandLine.Golden;

/// <summary>Compares configs with recorded ones; numbers that stand as text are compared as numbers.</summary>
internal static class ConfigComparison
{
    /// <summary>Converts recorded JSON into what a config holds.</summary>
    public static object? Value(JsonElement element) => ConfigJson.Value(element);

    /// <summary>Says where a value differs from the recorded one; null where it does not.</summary>
    public static string? Differ(string path, object? got, JsonElement expected) => Differ(path, got, Value(expected));

    private static string? Differ(string path, object? got, object? expected)
    {
        switch (got, expected)
        {
            case (IReadOnlyDictionary<string, object?> ours, IReadOnlyDictionary<string, object?> theirs):
                string[] keys = [.. ours.Keys.Union(theirs.Keys).Order(StringComparer.Ordinal)];
                return keys.Select(key => ours.ContainsKey(key) && theirs.ContainsKey(key)
                        ? Differ($"{path}.{key}", ours[key], theirs[key])
                        : $"{path}.{key} is {(ours.ContainsKey(key) ? "there, unlike Keras'" : "missing")}")
                    .FirstOrDefault(difference => difference is not null);
            case (not string and IEnumerable ours, not string and IEnumerable theirs):
                object?[] ourEntries = [.. ours.Cast<object?>()];
                object?[] theirEntries = [.. theirs.Cast<object?>()];
                return ourEntries.Length != theirEntries.Length
                    ? $"{path} has {ourEntries.Length} entries, expected {theirEntries.Length}"
                    : ourEntries.Select((value, i) => Differ($"{path}[{i}]", value, theirEntries[i]))
                        .FirstOrDefault(difference => difference is not null);
            default:
                bool same = Equals(got, expected) || (Number(got) is { } a && Number(expected) is { } b && a.Equals(b));
                return same ? null : $"{path} is {got ?? "null"}, expected {expected ?? "null"}";
        }
    }

    private static double? Number(object? value) => value switch
    {
        int or long or double => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => number,
        _ => null,
    };
}
