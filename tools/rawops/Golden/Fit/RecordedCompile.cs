using System.Text.Json;
using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Compiles models with recorded losses and metrics.</summary>
internal static class RecordedCompile
{
    public static void Apply(Model model, Optimizer optimizer, JsonElement compile)
    {
        compile.TryGetProperty("loss", out JsonElement loss);
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
                optimizer,
                loss.ValueKind == JsonValueKind.Undefined ? null : LossOf(loss),
                hasMetrics ? MetricsOf(metrics) : null,
                hasWeighted ? MetricsOf(weighted) : null);
        }

        model.StepsPerExecution = Recorded.Whole(compile, "steps_per_execution", 1);
    }

    private static Loss LossOf(JsonElement loss) => loss.ValueKind == JsonValueKind.String
        ? Loss.Named(loss.GetString()!)
        : Loss.FromConfig(loss.GetProperty("class_name").GetString()!, ConfigOf(loss));

    private static Metric MetricOf(JsonElement metric) => metric.ValueKind == JsonValueKind.String
        ? Metric.Named(metric.GetString()!)
        : Metric.FromConfig(metric.GetProperty("class_name").GetString()!, ConfigOf(metric));

    private static IReadOnlyDictionary<string, object?> ConfigOf(JsonElement serialized) =>
        (IReadOnlyDictionary<string, object?>)ConfigComparison.Value(serialized.GetProperty("config"))!;

    private static Dictionary<string, IReadOnlyList<Metric>> MetricsByName(JsonElement metrics) =>
        metrics.EnumerateObject().ToDictionary(pair => pair.Name, pair => MetricsOf(pair.Value));

    private static IReadOnlyList<Metric> MetricsOf(JsonElement metrics) => metrics.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.Array => [.. metrics.EnumerateArray().Select(MetricOf)],
        _ => [MetricOf(metrics)],
    };
}
