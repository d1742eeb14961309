namespace RawOpsNet.Models;

/// <summary>Means the magnitudes of differences.</summary>
/// <param name="name">The name in the logs.</param>
public sealed class MeanAbsoluteErrorMetric(string name = "mean_absolute_error") : MeanMetric(name)
{
    private protected override string KerasClass => "MeanAbsoluteError";

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor truth, Tensor prediction) =>
        RawOps.Mean(RawOps.Abs(RawOps.Sub(prediction, SameRank(truth, prediction))), -1);
}
