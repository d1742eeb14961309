using System.Text.Json;
using RawOpsNet.Optimizers;

namespace RawOpsNet.CommandLine.Golden;

/// <summary>Takes the steps that were recorded from optax with our optimizer and compares every value.</summary>
internal static class OtherOptimizerRunner
{
    private static readonly Tolerance Close = new(1e-5, 1e-6, false);

    // Ours are Keras' and the papers' words.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["b1"] = "beta_1",
        ["b2"] = "beta_2",
        ["b3"] = "beta_3",
        ["beta"] = "momentum",
        ["eps"] = "epsilon",
        ["eps_root"] = "epsilon_root",
        ["ns_steps"] = "steps",
    };

    /// <summary>Runs one trajectory; null where everything agrees, else one line on what differs.</summary>
    public static string? Run(OtherOptimizerCase golden)
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
                .Select(variable => Differ(variable.Name, variable, step.Values[variable.Name]))
                .Concat(golden.Slow.Count == 0 ? [] : variables.Select(variable =>
                    Differ($"{variable.Name} slow", optimizer.GetSlot(variable, "slow"), golden.Slow[i][variable.Name])))
                .FirstOrDefault(difference => difference is not null);
            if (failure is not null)
            {
                return $"step {i + 1}: {failure}";
            }
        }

        // What a config says is all there is to say.
        Optimizer again = OptimizerNames.FromJson(OptimizerNames.ToJson(optimizer));
        return ConfigComparison.Differ("config", again.GetConfig(), JsonSerializer.SerializeToElement(optimizer.GetConfig()));
    }

    private static Optimizer Make(OtherOptimizerCase golden)
    {
        Dictionary<string, object?> config = golden.Config.EnumerateObject().ToDictionary(
            property => Names.GetValueOrDefault(property.Name, property.Name),
            property => ConfigComparison.Value(property.Value));
        if (config.Remove("inner", out object? inner) && config.Remove("inner_config", out object? settings))
        {
            config["inner_optimizer"] = new Dictionary<string, object?> { ["class_name"] = inner, ["config"] = settings };
        }

        return OptimizerNames.FromConfig(golden.Optimizer, config);
    }

    private static string? Differ(string what, Variable got, GoldenTensor expected) =>
        Comparison.Differ(got, expected.ShapedLike(got.Shape), Close) is { } difference ? $"{what} {difference}" : null;
}
