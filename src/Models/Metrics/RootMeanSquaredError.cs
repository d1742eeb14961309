namespace RawOpsNet.Models;

/// <summary>Is the root of the mean of the squares of differences.</summary>
/// <param name="name">The name in the logs.</param>
public sealed class RootMeanSquaredError(string name = "root_mean_squared_error") : MeanMetric(name)
{
    /// <inheritdoc/>
    public override Tensor Result() => RawOps.Sqrt(State.Result());

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor truth, Tensor prediction) =>
        RawOps.SquaredDifference(prediction, SameRank(truth, prediction));
}
