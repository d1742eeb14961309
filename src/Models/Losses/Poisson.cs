namespace RawOpsNet.Models;

/// <summary>Means prediction - truth · log(prediction) over the last dim.</summary>
/// <param name="reduction">What becomes of the losses of samples.</param>
/// <param name="name">The name.</param>
public sealed class Poisson(
    LossReduction reduction = LossReduction.SumOverBatchSize, string name = "poisson") : Loss(reduction, name)
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor truth, Tensor prediction) =>
        LossFunctions.Poisson(truth, prediction);
}
