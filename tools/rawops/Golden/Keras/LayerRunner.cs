using System.Text.Json;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Keras;

/// <summary>
/// Runs the cases of <c>layers.json</c>: outputs, gradients of the input and of the weights, and the weights after the call.
/// </summary>
internal static class LayerRunner
{
    public static string? Run(JsonElement golden)
    {
        object? config = ConfigComparison.Value(golden.GetProperty("config"));
        Layer layer = Layer.FromConfig(golden.GetProperty("layer").GetString()!, (IReadOnlyDictionary<string, object?>)config!);
        Tensor x = KerasValue.Tensor(golden.GetProperty("x"));
        layer.EnsureBuilt(x.Shape);
        layer.SetWeights([.. golden.GetProperty("weights").EnumerateArray().Select(KerasValue.Tensor)]);
        using GradientTape tape = new(persistent: true);
        if (x.DType.IsFloating)
        {
            tape.Watch(x);
        }

        Tensors outputs = Call(layer, x, golden.Flag("training"), golden.GetProperty("id").GetString()!);
        using TapePause stopped = tape.StopRecording();
        JsonElement[] expected = [.. golden.GetProperty("y").EnumerateArray()];
        if (outputs.Count != expected.Length)
        {
            return $"it gives {outputs.Count} outputs; expected are {expected.Length}";
        }

        Tensor[] dy = [KerasValue.Tensor(golden.GetProperty("dy"))];
        return First(outputs.Select((output, i) => Says($"y[{i}]", KerasValue.Differ(output, expected[i]))))
            ?? InputGradient(golden, tape.Gradient([outputs[0]], [x], outputGradients: dy)[0])
            ?? WeightGradients(golden, tape, outputs[0], dy, layer.TrainableWeights)
            ?? Weights(golden, layer);
    }

    private static Tensors Call(Layer layer, Tensor x, bool training, string id)
    {
        // The recording calls it on one sequence and asks for the weights too; only its id tells of the mask.
        if (layer is MultiHeadAttention attention)
        {
            (Tensor output, Tensor weights) = attention.Attend(
                x, x, useCausalMask: id.Contains("causal", StringComparison.Ordinal), training: training);
            return new Tensors([output, weights]);
        }

        return layer.Invoke((Tensors)x, training);
    }

    private static string? InputGradient(JsonElement golden, Gradient? got) =>
        golden.GetProperty("dx").ValueKind == JsonValueKind.Null
            ? null
            : Says("dx", KerasValue.Differ(got, golden.GetProperty("dx"), isGradient: true));

    private static string? WeightGradients(
        JsonElement golden, GradientTape tape, Tensor y, Tensor[] dy, IReadOnlyList<Variable> weights)
    {
        JsonElement[] expected = [.. golden.GetProperty("dweights").EnumerateArray()];
        return weights.Count != expected.Length
            ? $"{weights.Count} weights are trained; expected are {expected.Length}"
            : First(tape.Gradient([y], [.. weights], outputGradients: dy).Select((gradient, i) =>
                Says($"gradient of {weights[i].Name}", KerasValue.Differ(gradient, expected[i], isGradient: true))));
    }

    private static string? Weights(JsonElement golden, Layer layer)
    {
        if (!golden.TryGetProperty("weights_after", out JsonElement after))
        {
            return null;
        }

        JsonElement[] expected = [.. after.EnumerateArray()];
        return First(layer.Weights.Select((weight, i) =>
            Says($"{weight.Name} after the call", KerasValue.Differ(weight.Read(), expected[i]))));
    }

    private static string? First(IEnumerable<string?> differences) => differences.FirstOrDefault(d => d is not null);

    private static string? Says(string what, string? difference) => difference is null ? null : $"{what} {difference}";
}
