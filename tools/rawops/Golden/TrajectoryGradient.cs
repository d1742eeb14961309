using System.Text.Json;

namespace RawOpsNet.CommandLine.Golden;

/// <summary>Holds one recorded gradient: dense, or rows with their indices.</summary>
internal sealed record TrajectoryGradient(GoldenTensor Values, int[]? Indices)
{
    public static TrajectoryGradient Read(JsonElement element) => element.TryGetProperty("indices", out JsonElement indices)
        ? new(GoldenTensor.Read(element.GetProperty("values"), "data"), [.. indices.EnumerateArray().Select(i => i.GetInt32())])
        : new(GoldenTensor.Read(element, "data"), null);

    /// <summary>Makes a gradient of a variable.</summary>
    public Gradient Of(Variable variable) => Indices is null
        ? new Gradient(Values.ToTensor())
        : new Gradient(new IndexedSlices(Values.ToTensor(), Indices, variable.Shape));
}
