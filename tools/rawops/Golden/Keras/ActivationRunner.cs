using System.Text.Json;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Keras;

/// <summary>Runs the cases of <c>activations.json</c>: the value, and the gradient of its sum.</summary>
internal static class ActivationRunner
{
    public static string? Run(JsonElement golden)
    {
        Tensor x = KerasValue.Tensor(golden.GetProperty("x"));
        using GradientTape tape = new();
        tape.Watch(x);
        Tensor y = ActivationFunction.Named(golden.GetProperty("activation").GetString()!).Invoke(x);
        if (KerasValue.Differ(y, golden.GetProperty("y")) is { } difference)
        {
            return difference;
        }

        return KerasValue.Differ(tape.Gradient(y, x), golden.GetProperty("dx"), isGradient: true);
    }
}
