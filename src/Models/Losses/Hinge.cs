namespace RawOpsNet.Models;

/// <summary>Means max(1 - truth · prediction, 0) over the last dim; labels are -1 and 1, or 0 and 1.</summary>
/// <param name="reduction">What becomes of the losses of samples.</param>
/// <param name="name">The name.</param>
public sealed class Hinge(
    LossReduction reduction = LossReduction.SumOverBatchSize, string name = "hinge") : Loss(reduction, name)
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor truth, Tensor prediction) =>
        LossFunctions.Hinge(truth, prediction);
}
