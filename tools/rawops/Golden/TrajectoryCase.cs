using System.Text.Json;

namespace RawOpsNet.CommandLine.Golden;

/// <summary>
/// Holds one recorded run of a Keras optimizer over two variables: its config, the steps, and what describes it at the end.
/// </summary>
/// <param name="Optimizer">The class; <c>legacy.</c> before it is the OptimizerV2 family.</param>
/// <param name="Config">The settings it was made with, with schedules spelt out.</param>
/// <param name="Id">Class and settings, for reports.</param>
/// <param name="Initial">The variables' first values.</param>
/// <param name="Steps">The steps.</param>
/// <param name="FinalConfig">What get_config gave.</param>
/// <param name="WeightNames">The names of the weights; null where the steps' weights carry them.</param>
internal sealed record TrajectoryCase(
    string Optimizer,
    JsonElement Config,
    string Id,
    IReadOnlyDictionary<string, GoldenTensor> Initial,
    IReadOnlyList<TrajectoryStep> Steps,
    JsonElement FinalConfig,
    IReadOnlyList<string>? WeightNames)
{
    public static TrajectoryCase Read(JsonElement element)
    {
        string optimizer = element.GetProperty("optimizer").GetString()!;
        JsonElement config = element.GetProperty("config").Clone();
        bool isSparse = element.GetProperty("sparse").GetBoolean();
        return new TrajectoryCase(
            optimizer,
            config,
            $"{optimizer} {config.GetRawText()}{(isSparse ? " sparse" : "")}",
            element.GetProperty("initial").EnumerateObject()
                .ToDictionary(property => property.Name, property => GoldenTensor.Read(property.Value, "data")),
            [.. element.GetProperty("steps").EnumerateArray().Select(TrajectoryStep.Read)],
            element.GetProperty("get_config").Clone(),
            element.TryGetProperty("weight_names", out JsonElement names)
                ? [.. names.EnumerateArray().Select(name => name.GetString()!)]
                : null);
    }
}
