using System.Text.Json;

namespace RawOpsNet.CommandLine.Golden;

/// <summary>
/// Holds one recorded step: the gradients, the values after it, and the optimizer's weights where they were taken.
/// </summary>
internal sealed record TrajectoryStep(
    IReadOnlyDictionary<string, TrajectoryGradient> Gradients,
    IReadOnlyDictionary<string, GoldenTensor> Values,
    IReadOnlyList<(string Name, GoldenTensor Value)>? Weights)
{
    public static TrajectoryStep Read(JsonElement element)
    {
        Dictionary<string, TrajectoryGradient> gradients = element.GetProperty("grads").EnumerateObject()
            .ToDictionary(property => property.Name, property => TrajectoryGradient.Read(property.Value));
        return new TrajectoryStep(
            gradients,
            gradients.Keys.ToDictionary(name => name, name => GoldenTensor.Read(element.GetProperty(name), "data")),
            element.TryGetProperty("weights", out JsonElement weights)
                ? [.. weights.EnumerateArray().Select(w => (w.GetProperty("name").GetString()!, GoldenTensor.Read(w, "data")))]
                : null);
    }
}
