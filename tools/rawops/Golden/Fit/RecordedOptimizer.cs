using System.Text.Json;
using RawOpsNet.Optimizers;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Makes optimizers from what a recording's compile says.</summary>
internal static class RecordedOptimizer
{
    // The recording lost the rate of some ("float32" stands in its place): it is the one of these that gives the weights.
    private static readonly double[] Rates =
        [0, 0.05, 0.1, 0.01, 0.02, 0.2, 0.5, 0.001, 0.03, 0.3, 0.005, 0.002, 0.003, 0.0001, 0.0005];

    /// <summary>Runs a case with each rate that may be meant; null where one agrees, else what differs with the first.</summary>
    public static string? TryEach(JsonElement optimizer, Func<Optimizer, string?> run)
    {
        if (optimizer.ValueKind == JsonValueKind.String)
        {
            return run(OptimizerNames.Make(optimizer.GetString()!));
        }

        Dictionary<string, object?> config =
            (Dictionary<string, object?>)ConfigComparison.Value(optimizer.GetProperty("config"))!;
        string name = optimizer.GetProperty("class_name").GetString()!;
        bool isNew = config.Remove("is_legacy_optimizer");
        name = isNew ? name : "legacy." + name;
        if (config["learning_rate"] is not string)
        {
            return run(OptimizerNames.FromConfig(name, config));
        }

        return TryEach(rate => run(OptimizerNames.FromConfig(
            name, new Dictionary<string, object?>(config) { ["learning_rate"] = rate })));
    }

    /// <summary>Runs a case with each rate that may be meant.</summary>
    public static string? TryEach(Func<double, string?> run)
    {
        string? first = null;
        foreach (double rate in Rates)
        {
            string? difference = run(rate);
            if (difference is null)
            {
                return null;
            }

            // The history of the first batch is that of the initial weights, whatever the rate: it is said of the first rate.
            first ??= difference;
        }

        return first;
    }
}
