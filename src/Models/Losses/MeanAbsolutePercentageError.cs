namespace RawOpsNet.Models;

/// <summary>Means the absolute differences in percent of the truth over the last dim.</summary>
/// <param name="reduction">What becomes of the losses of samples.</param>
/// <param name="name">The name.</param>
public sealed class MeanAbsolutePercentageError(
    LossReduction reduction = LossReduction.SumOverBatchSize,
    string name = "mean_absolute_percentage_error") : Loss(reduction, name)
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor truth, Tensor prediction) =>
        LossFunctions.MeanAbsolutePercentageError(truth, prediction);
}
