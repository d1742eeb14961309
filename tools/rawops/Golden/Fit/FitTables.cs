using System.Text.Json;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Runs the sections of <c>fit.json</c> that are tables.</summary>
internal static class FitTables
{
    public static IEnumerable<FitCase> Of(string section, JsonElement table) => section switch
    {
        "naming" => table.EnumerateObject().Select(entry => entry.Name is "custom_class_names"
            ? new FitCase($"{section}/{entry.Name}", () => SnakeCases(entry.Value))
            : new FitCase($"{section}/{entry.Name}", null, "this table has no runner yet")),
        _ => table.EnumerateObject().Select(entry =>
            new FitCase($"{section}/{entry.Name}", null, "this table has no runner yet")),
    };

    public static string? Memory(JsonElement recorded)
    {
        const int BytesOfFloat = 4;
        string written = Model.MemoryText(recorded.GetProperty("parameters").GetInt64() * BytesOfFloat);
        string expected = recorded.GetProperty("memory").GetString()!;
        return written == expected ? null : $"got {written}, expected {expected}";
    }

    private static string? SnakeCases(JsonElement pairs)
    {
        foreach (JsonElement pair in pairs.EnumerateArray())
        {
            string written = LayerNames.SnakeCase(pair[0].GetString()!);
            if (written != pair[1].GetString())
            {
                return $"{pair[0]} becomes {written}, in Keras {pair[1]}";
            }
        }

        return null;
    }
}
