using System.Text.Json;
using RawOpsNet.Optimizers;

namespace RawOpsNet.CommandLine.Golden;

/// <summary>
/// Takes the recorded steps with our optimizer and compares every value, the weights with their names and order, and the config.
/// </summary>
internal static class TrajectoryRunner
{
    private static readonly Tolerance Close = new(1e-5, 1e-6, false);

    /// <summary>Runs one trajectory; null where everything agrees, else one line on what differs.</summary>
    public static string? Run(TrajectoryCase golden)
    {
        Optimizer optimizer = Make(golden);
        Variable[] variables = [.. golden.Initial.Select(pair => new Variable(pair.Value.ToTensor(), name: pair.Key))];
        for (int i = 0; i < golden.Steps.Count; i++)
        {
            using TensorScope scope = new();
            TrajectoryStep step = golden.Steps[i];
            optimizer.ApplyGradients(
                [.. variables.Select(variable => new GradientAndVariable(step.Gradients[variable.Name].Of(variable), variable))]);
            string? failure = variables
                .Select(variable => Label(variable.Name, DifferValue(variable, step.Values[variable.Name])))
                .Append(step.Weights is null ? null : DifferWeights(optimizer, step.Weights, golden.WeightNames))
                .FirstOrDefault(difference => difference is not null);
            if (failure is not null)
            {
                return $"step {i + 1}: {failure}";
            }
        }

        return ConfigComparison.Differ("get_config", optimizer.GetConfig(), golden.FinalConfig);
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
            .Select((weight, i) => Label(weight.Name, DifferValue(weight, expected[i].Value)))
            .FirstOrDefault(difference => difference is not null);
    }

    private static string? DifferValue(Variable got, GoldenTensor expected) =>
        Comparison.Differ(got, expected.ShapedLike(got.Shape), Close);

    private static string? Label(string what, string? difference) => difference is null ? null : $"{what} {difference}";
}
