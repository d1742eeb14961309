using RawOpsNet.Optimizers;

namespace RawOpsNet.CommandLine.Golden;

/// <summary>Takes recorded steps with our optimizer and compares every value after each.</summary>
internal static class RecordedSteps
{
    private static readonly Tolerance Close = new(1e-5, 1e-6, false);

    /// <summary>Takes the steps; null where everything agrees, else one line on the first difference.</summary>
    /// <param name="optimizer">Ours.</param>
    /// <param name="initial">The variables' first values.</param>
    /// <param name="steps">The gradients of each step, and the values after it.</param>
    /// <param name="more">What else differs after a step, in order; nulls where nothing does.</param>
    public static string? Run(
        Optimizer optimizer, IReadOnlyDictionary<string, GoldenTensor> initial, IReadOnlyList<TrajectoryStep> steps,
        Func<int, Variable[], IEnumerable<string?>> more)
    {
        Variable[] variables = [.. initial.Select(pair => new Variable(pair.Value.ToTensor(), name: pair.Key))];
        for (int i = 0; i < steps.Count; i++)
        {
            using TensorScope scope = new();
            TrajectoryStep step = steps[i];
            optimizer.ApplyGradients(
                [.. variables.Select(variable => new GradientAndVariable(step.Gradients[variable.Name].Of(variable), variable))]);
            string? failure = variables
                .Select(variable => Differ(variable.Name, variable, step.Values[variable.Name]))
                .Concat(more(i, variables))
                .FirstOrDefault(difference => difference is not null);
            if (failure is not null)
            {
                return $"step {i + 1}: {failure}";
            }
        }

        return null;
    }

    /// <summary>Compares a variable with what was recorded; null where they agree.</summary>
    public static string? Differ(string what, Variable got, GoldenTensor expected) =>
        Comparison.Differ(got, expected.ShapedLike(got.Shape), Close) is { } difference ? $"{what} {difference}" : null;
}
