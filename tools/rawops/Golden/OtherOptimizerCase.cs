using System.Text.Json;

namespace RawOpsNet.CommandLine.Golden;

/// <summary>Holds one recorded run of an optimizer that Keras lacks, from optax.</summary>
/// <param name="Optimizer">The class.</param>
/// <param name="Config">The settings under optax' names; what is absent has optax' default.</param>
/// <param name="Id">Class and settings, for reports.</param>
/// <param name="Initial">The variables' first values.</param>
/// <param name="Steps">The steps.</param>
/// <param name="Slow">The slow weights after each step, for Lookahead; otherwise empty.</param>
internal sealed record OtherOptimizerCase(
    string Optimizer,
    JsonElement Config,
    string Id,
    IReadOnlyDictionary<string, GoldenTensor> Initial,
    IReadOnlyList<TrajectoryStep> Steps,
    IReadOnlyList<IReadOnlyDictionary<string, GoldenTensor>> Slow)
{
    public static OtherOptimizerCase Read(JsonElement element)
    {
        string optimizer = element.GetProperty("optimizer").GetString()!;
        JsonElement config = element.GetProperty("config").Clone();
        JsonElement[] steps = [.. element.GetProperty("steps").EnumerateArray()];
        return new OtherOptimizerCase(
            optimizer,
            config,
            $"{optimizer} {config.GetRawText()}",
            Tensors(element.GetProperty("initial")),
            [.. steps.Select(TrajectoryStep.Read)],
            [.. steps.Where(step => step.TryGetProperty("slow", out _)).Select(step => Tensors(step.GetProperty("slow")))]);
    }

    private static Dictionary<string, GoldenTensor> Tensors(JsonElement element) => element.EnumerateObject()
        .ToDictionary(property => property.Name, property => GoldenTensor.Read(property.Value, "data"));
}
