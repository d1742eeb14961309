namespace RawOpsNet.Models;

/// <summary>Sums truth · log(truth / prediction) over the last dim.</summary>
/// <param name="reduction">What becomes of the losses of samples.</param>
/// <param name="name">The name.</param>
public sealed class KLDivergence(
    LossReduction reduction = LossReduction.SumOverBatchSize, string name = "kl_divergence") : Loss(reduction, name)
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor truth, Tensor prediction) =>
        LossFunctions.KLDivergence(truth, prediction);
}
