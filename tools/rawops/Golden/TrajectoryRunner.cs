using System.Text.Json;
using RawOpsNet.Optimizers;

namespace RawOpsNet.CommandLine.Golden;

/// <summary>
/// Takes the recorded steps with our optimizer and compares every value, the weights with their names and order, and the config.
/// </summary>
internal static class TrajectoryRunner
{
    /// <summary>Runs one trajectory; null where everything agrees, else one line on what differs.</summary>
    public static string? Run(TrajectoryCase golden)
    {
        Optimizer optimizer = Make(golden);
        return RecordedSteps.Run(optimizer, golden.Initial, golden.Steps, (step, _) =>
                [golden.Steps[step].Weights is { } weights ? DifferWeights(optimizer, weights, golden.WeightNames) : null])
            ?? ConfigComparison.Differ("get_config", optimizer.GetConfig(), golden.FinalConfig);
    }

    /// <summary>
    /// Makes the optimizer of a trajectory; a schedule stands by name in its config and in full in its get_config.
    /// </summary>
    public static Optimizer Make(TrajectoryCase golden)
    {
        Dictionary<string, object?> config = [];
        foreach (JsonProperty property in golden.Config.EnumerateObject())
        {
            bool isSchedule = property.Name == "learning_rate" && property.Value.ValueKind == JsonValueKind.String;
            config[property.Name] =
                ConfigComparison.Value(isSchedule ? golden.FinalConfig.GetProperty(property.Name) : property.Value);
        }

        return OptimizerNames.FromConfig(golden.Optimizer, config);
    }

    private static string? DifferWeights(
        Optimizer optimizer, IReadOnlyList<(string Name, GoldenTensor Value)> expected, IReadOnlyList<string>? names)
    {
        string[] got = [.. optimizer.Weights.Select(weight => $"{weight.Name}:0")];
        string[] wanted = [.. names ?? expected.Select(weight => weight.Name)];
        if (!got.SequenceEqual(wanted))
        {
            return $"the weights are {string.Join(", ", got)}; expected {string.Join(", ", wanted)}";
        }

        return optimizer.Weights
            .Select((weight, i) => RecordedSteps.Differ(weight.Name, weight, expected[i].Value))
            .FirstOrDefault(difference => difference is not null);
    }
}
