using System.Text.Json;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Compares which metric "accuracy" and "crossentropy" become for shapes: that whose figure they give.</summary>
internal static class AccuracyRule
{
    private static readonly Dictionary<string, Func<Metric>> Chosen = new(StringComparer.Ordinal)
    {
        ["binary_accuracy"] = () => new BinaryAccuracy(),
        ["categorical_accuracy"] = () => new CategoricalAccuracy(),
        ["sparse_categorical_accuracy"] = () => new SparseCategoricalAccuracy(),
        ["binary_crossentropy"] = () => new LossMetric(new BinaryCrossentropy()),
        ["categorical_crossentropy"] = () => new LossMetric(new CategoricalCrossentropy()),
        ["sparse_categorical_crossentropy"] = () => new LossMetric(new SparseCategoricalCrossentropy()),
    };

    public static IEnumerable<FitCase> Of(JsonElement section) => section.GetProperty("rule").EnumerateArray().Select(row =>
        new FitCase(
            $"accuracy_rule/{row.GetProperty("y_true")} and {row.GetProperty("y_pred")}",
            () => Differ(row, "accuracy") ?? Differ(row, "crossentropy")));

    private static string? Differ(JsonElement row, string name)
    {
        long[] truth = ShapeOf(row.GetProperty("y_true"));
        long[] prediction = ShapeOf(row.GetProperty("y_pred"));

        // Labels of 0 and 1 suit all three: classes, bits and rows of one 1.
        Tensor labels = RawOps.Round(RawOps.StatelessRandomUniform(truth, new long[] { 1, 2 }, DType.Float32));
        Tensor values = RawOps.StatelessRandomUniform(prediction, new long[] { 3, 4 }, DType.Float32);
        Metric got = Metric.Named(name);
        Metric expected = Chosen[row.GetProperty(name).GetString()!]();
        got.UpdateState(labels, values);
        expected.UpdateState(labels, values);
        return Recorded.Differ(name, got.Result().Item<float>(), expected.Result().Item<float>());
    }

    private static long[] ShapeOf(JsonElement dims) => [.. dims.EnumerateArray().Select(dim => dim.GetInt64())];
}
