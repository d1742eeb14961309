using System.Text.Json;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Keras;

/// <summary>Runs the cases of <c>losses.json</c>.</summary>
internal static class LossRunner
{
    public static string? Run(JsonElement golden)
    {
        LossReduction reduction = golden.GetProperty("reduction").GetString() switch
        {
            "none" => LossReduction.None,
            "sum" => LossReduction.Sum,
            _ => LossReduction.SumOverBatchSize,
        };
        Loss loss = Make(golden.GetProperty("loss").GetString()!, golden.GetProperty("config"), reduction);
        Tensor prediction = KerasValue.Tensor(golden.GetProperty("y_pred"));
        using GradientTape tape = new();
        tape.Watch(prediction);
        Tensor value = loss.Invoke(
            KerasValue.Tensor(golden.GetProperty("y_true")), prediction, KerasValue.Optional(golden, "sample_weight"));
        if (KerasValue.Differ(value, golden.GetProperty("value")) is { } difference)
        {
            return difference;
        }

        foreach (string key in new[] { "gradient", "dy_pred", "dx" })
        {
            if (golden.TryGetProperty(key, out JsonElement expected) && expected.ValueKind == JsonValueKind.Object)
            {
                return KerasValue.Differ(tape.Gradient(value, prediction), expected, isGradient: true);
            }
        }

        return null;
    }

    public static Loss Make(string name, JsonElement config, LossReduction reduction)
    {
        bool fromLogits = config.Flag("from_logits");
        double smoothing = config.Number("label_smoothing", 0);
        long axis = config.Integer("axis") ?? -1;
        return name switch
        {
            "BinaryCrossentropy" => new BinaryCrossentropy(fromLogits, smoothing, reduction, axis: axis),
            "CategoricalCrossentropy" => new CategoricalCrossentropy(fromLogits, smoothing, reduction, axis: axis),
            "SparseCategoricalCrossentropy" =>
                new SparseCategoricalCrossentropy(fromLogits, reduction, ignoreClass: config.Integer("ignore_class")),
            "Huber" => new Huber(config.Number("delta", 1), reduction),
            "CosineSimilarity" => new CosineSimilarity(axis, reduction),
            "MeanSquaredError" => new MeanSquaredError(reduction),
            "MeanAbsoluteError" => new MeanAbsoluteError(reduction),
            "MeanAbsolutePercentageError" => new MeanAbsolutePercentageError(reduction),
            "MeanSquaredLogarithmicError" => new MeanSquaredLogarithmicError(reduction),
            "Hinge" => new Hinge(reduction),
            "SquaredHinge" => new SquaredHinge(reduction),
            "CategoricalHinge" => new CategoricalHinge(reduction),
            "LogCosh" => new LogCosh(reduction),
            "KLDivergence" => new KLDivergence(reduction),
            "Poisson" => new Poisson(reduction),
            _ => throw new InvalidDataException($"there is no loss '{name}'"),
        };
    }
}
