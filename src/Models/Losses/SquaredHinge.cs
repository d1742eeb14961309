namespace RawOpsNet.Models;

/// <summary>Means the squares of max(1 - truth · prediction, 0) over the last dim.</summary>
/// <param name="reduction">What becomes of the losses of samples.</param>
/// <param name="name">The name.</param>
public sealed class SquaredHinge(
    LossReduction reduction = LossReduction.SumOverBatchSize, string name = "squared_hinge") : Loss(reduction, name)
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor truth, Tensor prediction) =>
        LossFunctions.SquaredHinge(truth, prediction);
}
