using System.Text.Json;
using RawOpsNet.Optimizers;

namespace RawOpsNet.CommandLine.Golden;

/// <summary>Takes the steps that were recorded from optax with our optimizer and compares every value.</summary>
internal static class OtherOptimizerRunner
{
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
        if (RecordedSteps.Run(optimizer, golden.Initial, golden.Steps, DifferSlow) is { } failure)
        {
            return failure;
        }

        // What a config says is all there is to say.
        Optimizer again = OptimizerNames.FromJson(OptimizerNames.ToJson(optimizer));
        return ConfigComparison.Differ("config", again.GetConfig(), JsonSerializer.SerializeToElement(optimizer.GetConfig()));

        IEnumerable<string?> DifferSlow(int step, Variable[] variables) => golden.Slow.Count == 0 ? []
            : variables.Select(variable => RecordedSteps.Differ(
                $"{variable.Name} slow", optimizer.GetSlot(variable, "slow"), golden.Slow[step][variable.Name]));
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
}
