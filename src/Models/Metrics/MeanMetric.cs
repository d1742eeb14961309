namespace RawOpsNet.Models;

/// <summary>Means a figure of each sample over all samples, with their weights.</summary>
/// <param name="name">The name in the logs.</param>
public abstract class MeanMetric(string name) : Metric(name)
{
    /// <summary>Gets the sum and the count behind the mean.</summary>
    public Mean State { get; } = new(name);

    /// <inheritdoc/>
    public override void UpdateState(Tensor truth, Tensor prediction, Tensor? sampleWeight = null)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(prediction);
        State.UpdateState(Compute(truth, prediction), sampleWeight);
    }

    /// <inheritdoc/>
    public override Tensor Result() => State.Result();

    /// <inheritdoc/>
    public override void ResetState() => State.ResetState();

    /// <summary>Computes the figure of each sample.</summary>
    protected abstract Tensor Compute(Tensor truth, Tensor prediction);

    // Keras squeezes or expands a last dim of 1 where ranks differ by one (losses_utils.py).
    internal static Tensor SameRank(Tensor truth, Tensor prediction)
    {
        Tensor typed = truth.DType == prediction.DType ? truth : RawOps.Cast(truth, dstT: prediction.DType);
        return typed.Rank == prediction.Rank - 1 && prediction.Shape[^1] == 1
            ? RawOps.ExpandDims(typed, -1)
            : typed.Rank == prediction.Rank + 1 && typed.Shape[^1] == 1
                ? RawOps.Reshape(typed, typed.Shape[..^1].ToArray())
                : typed;
    }
}
