using System.Text.Json;

namespace RawOpsNet.CommandLine.Golden;

/// <summary>Holds one recorded learning-rate schedule: its class, config, and its value at steps 0, 1, 2, ...</summary>
internal sealed record ScheduleCase(string Name, string Class, JsonElement Config, IReadOnlyList<double> Values)
{
    public static ScheduleCase Read(JsonElement element) => new(
        element.GetProperty("name").GetString()!,
        element.GetProperty("class").GetString()!,
        element.GetProperty("config").Clone(),
        [.. element.GetProperty("values").EnumerateArray().Select(value => value.GetDouble())]);
}
