using System.Text.Json;
using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Compiles models with recorded losses and metrics.</summary>
internal static class RecordedCompile
{
    /// <summary>Names what a compilation holds that there is nothing for; null: nothing.</summary>
    public static string? Missing(JsonElement compile)
    {
        try
        {
            Apply(new ScriptedModel(0), new SGD(), compile);
            return null;
        }
        catch (Exception exception) when (exception is OpException or NotSupportedException)
        {
            return exception.Message;
        }
    }

    public static void Apply(Model model, Optimizer optimizer, JsonElement compile)
    {
        JsonElement loss = compile.GetProperty("loss");
        compile.TryGetProperty("loss_weights", out JsonElement weights);
        bool hasMetrics = compile.TryGetProperty("metrics", out JsonElement metrics);
        bool hasWeighted = compile.TryGetProperty("weighted_metrics", out JsonElement weighted);
        if (loss.ValueKind == JsonValueKind.Object && !loss.TryGetProperty("class_name", out _))
        {
            model.Compile(
                optimizer,
                loss.EnumerateObject().ToDictionary(pair => pair.Name, pair => LossOf(pair.Value)),
                weights.ValueKind == JsonValueKind.Object
                    ? weights.EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetDouble())
                    : null,
                hasMetrics ? MetricsByName(metrics) : null,
                hasWeighted ? MetricsByName(weighted) : null);
        }
        else if (loss.ValueKind == JsonValueKind.Array)
        {
            model.Compile(
                optimizer,
                [.. loss.EnumerateArray().Select(LossOf)],
                weights.ValueKind == JsonValueKind.Array
                    ? [.. weights.EnumerateArray().Select(weight => weight.GetDouble())]
                    : null,
                hasMetrics ? MetricsOf(metrics) : null,
                hasWeighted ? MetricsOf(weighted) : null);
        }
        else
        {
            model.Compile(
                optimizer, LossOf(loss), hasMetrics ? MetricsOf(metrics) : null, hasWeighted ? MetricsOf(weighted) : null);
        }
    }

    private static Loss LossOf(JsonElement loss)
    {
        if (loss.ValueKind == JsonValueKind.String)
        {
            return Loss.Named(loss.GetString()!);
        }

        return loss.GetProperty("class_name").GetString() == "MeanSquaredError"
            ? new MeanSquaredError(
                loss.GetProperty("config").GetProperty("reduction").GetString() == "sum"
                    ? LossReduction.Sum
                    : LossReduction.SumOverBatchSize)
            : throw new NotSupportedException($"the loss {loss.GetProperty("class_name")}");
    }

    private static Dictionary<string, IReadOnlyList<Metric>> MetricsByName(JsonElement metrics) =>
        metrics.EnumerateObject().ToDictionary(pair => pair.Name, pair => MetricsOf(pair.Value));

    private static IReadOnlyList<Metric> MetricsOf(JsonElement metrics) => metrics.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.String => [Metric.Named(metrics.GetString()!)],
        _ => [.. metrics.EnumerateArray().Select(metric => metric.ValueKind == JsonValueKind.String
            ? Metric.Named(metric.GetString()!)
            : throw new NotSupportedException($"the metric {metric.GetProperty("class_name")}"))],
    };
}
