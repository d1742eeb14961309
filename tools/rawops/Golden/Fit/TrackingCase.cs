using System.Text.Json;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Compares the order of weights, layers and metrics that attributes hold.</summary>
internal static class TrackingCase
{
    public static string? Run(JsonElement recorded)
    {
        string id = recorded.GetProperty("id").GetString()!;
        Layer layer = TrackedModels.Make(id);

        // A layer that replaces another takes its place with us, where attributes stand in the order of their declaration.
        bool inOrder = id != "Replaced";
        string? difference = DifferInWeights("", layer, recorded, inOrder)
            ?? Differ("layers", layer.Layers.Select(inner => inner.Name), recorded.GetProperty("layers"), inOrder)
            ?? Differ("metrics", layer.Figures.Select(figure => figure.Name), recorded.GetProperty("metrics"), inOrder);
        if (difference is not null)
        {
            return difference;
        }

        if (recorded.TryGetProperty("first_child_frozen", out JsonElement child))
        {
            Layer inner = layer.Layers.Single(other => other.Name == child.GetProperty("child").GetString());
            inner.Trainable = false;
            difference = DifferInWeights("with a child frozen, ", layer, child, inOrder);
            inner.Trainable = true;
        }

        layer.Trainable = false;
        return difference ?? DifferInWeights("frozen, ", layer, recorded.GetProperty("frozen"), inOrder);
    }

    private static string? DifferInWeights(string when, Layer layer, JsonElement recorded, bool inOrder) =>
        Differ(when + "trainable_weights", Names(layer.TrainableWeights), recorded.GetProperty("trainable_weights"), inOrder)
        ?? Differ(
            when + "non_trainable_weights", Names(layer.NonTrainableWeights), recorded.GetProperty("non_trainable_weights"),
                inOrder)
        ?? Differ(when + "weights", Names(layer.Weights), recorded.GetProperty("weights"), inOrder);

    private static IEnumerable<string> Names(IEnumerable<Variable> weights) => weights.Select(weight => weight.Name);

    // Keras lists a weight twice that is held by itself and by a frozen layer; ours stand once.
    private static string? Differ(string what, IEnumerable<string> got, JsonElement recorded, bool inOrder)
    {
        IEnumerable<string> expected = recorded.EnumerateArray().Select(name => name.GetString()!).Distinct();
        return Recorded.Differ(
            what,
            string.Join(' ', inOrder ? got : got.Order(StringComparer.Ordinal)),
            string.Join(' ', inOrder ? expected : expected.Order(StringComparer.Ordinal)));
    }
}
