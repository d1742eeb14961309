namespace RawOpsNet.Models;

/// <summary>Means the squares of differences.</summary>
/// <param name="name">The name in the logs.</param>
public sealed class MeanSquaredErrorMetric(string name = "mean_squared_error") : MeanMetric(name)
{
    private protected override string KerasClass => "MeanSquaredError";

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor truth, Tensor prediction) =>
        RawOps.Mean(RawOps.SquaredDifference(prediction, SameRank(truth, prediction)), -1);
}
