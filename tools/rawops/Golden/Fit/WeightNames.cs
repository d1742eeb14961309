using System.Text.Json;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Compares the names and shapes of a layer's weights with the recorded ones.</summary>
internal static class WeightNames
{
    // What each recorded layer was made with, and the shape of its input.
    private static readonly Dictionary<string, (string Config, long[] Shape)> Layers = new(StringComparer.Ordinal)
    {
        ["Dense"] = ("""{"units": 2}""", [-1, 3]),
        ["Conv2D"] = ("""{"filters": 2, "kernel_size": [3, 3]}""", [-1, 8, 8, 3]),
        ["BatchNormalization"] = ("{}", [-1, 3]),
        ["LSTM"] = ("""{"units": 2}""", [-1, 4, 3]),
        ["GRU"] = ("""{"units": 2}""", [-1, 4, 3]),
        ["SimpleRNN"] = ("""{"units": 2}""", [-1, 4, 3]),
        ["Embedding"] = ("""{"input_dim": 5, "output_dim": 2}""", [-1, 4]),
        ["SeparableConv2D"] = ("""{"filters": 2, "kernel_size": [3, 3]}""", [-1, 8, 8, 3]),
        ["DepthwiseConv2D"] = ("""{"kernel_size": [3, 3]}""", [-1, 8, 8, 3]),
        ["LayerNormalization"] = ("{}", [-1, 3]),
        ["PReLU"] = ("{}", [-1, 3]),
        ["Bidirectional(LSTM)"] = ("""{"layer": {"class_name": "LSTM", "config": {"units": 2}}}""", [-1, 4, 3]),
        ["TimeDistributed(Dense)"] = ("""{"layer": {"class_name": "Dense", "config": {"units": 2}}}""", [-1, 4, 3]),
        ["Normalization"] = ("{}", [-1, 3]),
        ["MultiHeadAttention"] = ("""{"num_heads": 2, "key_dim": 3}""", [-1, 4, 6]),
    };

    public static FitCase Of(string name, JsonElement entry)
    {
        string kind = entry[0].GetString()!;
        string className = kind.Split('(')[0];
        if (MissingLayers.In(() => Make(className, kind)) is { } missing)
        {
            return new FitCase(name, null, missing);
        }

        return new FitCase(name, () => Run(className, kind, entry[1]));
    }

    private static string? Run(string className, string kind, JsonElement expected)
    {
        LayerNames.Reset();
        Layer layer = Make(className, kind);
        long[] shape = [.. Layers[kind].Shape.Select(dim => dim < 0 ? 1 : dim)];
        Tensors inputs = className == "MultiHeadAttention" ? new Tensors(Tensor.Zeros(shape), Tensor.Zeros(shape))
            : Tensor.Zeros(shape);
        layer.Invoke(inputs);
        return Recorded.Differ(
            "the weights",
            string.Join(' ', layer.Weights.Select(weight => $"{weight.Name}:0{weight.Shape}{weight.Trainable}")),
            string.Join(' ', expected.EnumerateArray().Select(weight =>
                $"{weight[0].GetString()}[{string.Join(", ", weight[1].EnumerateArray())}]{weight[2].GetBoolean()}")));
    }

    private static Layer Make(string className, string kind)
    {
        using JsonDocument config = JsonDocument.Parse(Layers[kind].Config);
        return Layer.FromConfig(className, (IReadOnlyDictionary<string, object?>)ConfigComparison.Value(config.RootElement)!);
    }
}
