using System.Text.Json;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Lists the cases of the sections of <c>fit.json</c> that are tables.</summary>
internal static class FitTables
{
    public static IEnumerable<FitCase> Of(string section, JsonElement table) => section switch
    {
        "naming" => NamingTables.Of(table),
        "progress" => ProgressCase.Of(table),
        "adapters" => AdapterTables.Of(table),
        "accuracy_rule" => AccuracyRule.Of(table),
        "tracking" => table.GetProperty("cases").EnumerateArray().Select(recorded => new FitCase(
            $"tracking/{recorded.GetProperty("id").GetString()}", () => TrackingCase.Run(recorded))),
        _ => [new FitCase(section, null, "this section has no runner yet")],
    };

    public static string? Memory(JsonElement recorded)
    {
        const int BytesOfFloat = 4;
        string written = Model.MemoryText(recorded.GetProperty("parameters").GetInt64() * BytesOfFloat);
        return Recorded.Differ("the memory", written, recorded.GetProperty("memory").GetString()!);
    }
}
