namespace RawOpsNet.Models;

/// <summary>Means the logarithm of the hyperbolic cosine of differences over the last dim.</summary>
/// <param name="reduction">What becomes of the losses of samples.</param>
/// <param name="name">The name.</param>
public sealed class LogCosh(
    LossReduction reduction = LossReduction.SumOverBatchSize, string name = "log_cosh") : Loss(reduction, name)
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor truth, Tensor prediction) =>
        LossFunctions.LogCosh(truth, prediction);
}
