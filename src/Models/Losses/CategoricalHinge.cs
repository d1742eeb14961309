namespace RawOpsNet.Models;

/// <summary>Is max(largest wrong prediction - right prediction + 1, 0).</summary>
/// <param name="reduction">What becomes of the losses of samples.</param>
/// <param name="name">The name.</param>
public sealed class CategoricalHinge(
    LossReduction reduction = LossReduction.SumOverBatchSize, string name = "categorical_hinge") : Loss(reduction, name)
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor truth, Tensor prediction) =>
        LossFunctions.CategoricalHinge(truth, prediction);
}
