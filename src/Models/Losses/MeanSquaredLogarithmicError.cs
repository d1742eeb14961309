namespace RawOpsNet.Models;

/// <summary>Means the squares of differences of log(1 + value) over the last dim.</summary>
/// <param name="reduction">What becomes of the losses of samples.</param>
/// <param name="name">The name.</param>
public sealed class MeanSquaredLogarithmicError(
    LossReduction reduction = LossReduction.SumOverBatchSize,
    string name = "mean_squared_logarithmic_error") : Loss(reduction, name)
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor truth, Tensor prediction) =>
        LossFunctions.MeanSquaredLogarithmicError(truth, prediction);
}
