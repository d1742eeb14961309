using RawOpsNet.OpServices;

namespace RawOpsNet.Optimizers;

/// <summary>
/// Holds the gradients of a step such that they keep their values while variables move: one may be a variable's read in passing.
/// </summary>
internal sealed class SettledGradients : IDisposable
{
    private readonly List<Tensor> _snapshots = [];

    /// <summary>Takes the gradients of a step.</summary>
    public SettledGradients(IReadOnlyList<GradientAndVariable> pairs) =>
        Pairs = pairs.Any(pair => IsInPassing(pair.Gradient!))
            ? [.. pairs.Select(pair => pair with { Gradient = GradientClipping.Map(pair.Gradient!, Settled) })]
            : pairs;

    /// <summary>Gets the gradients, with the variables they are for.</summary>
    public IReadOnlyList<GradientAndVariable> Pairs { get; }

    /// <summary>Lets go of the snapshots: while one lives, the next update of its variable copies.</summary>
    public void Dispose()
    {
        foreach (Tensor snapshot in _snapshots)
        {
            snapshot.Dispose();
        }
    }

    private static bool IsInPassing(Gradient gradient) =>
        TensorAccess.IsInPassing(gradient.Slices?.Values ?? gradient.Dense());

    private Tensor Settled(Tensor values)
    {
        if (!TensorAccess.IsInPassing(values))
        {
            return values;
        }

        Tensor snapshot = TensorAccess.View(values, values.Shape);
        _snapshots.Add(snapshot);
        return snapshot;
    }
}
