namespace RawOpsNet.Models;

/// <summary>Means squares of small differences and sizes of large ones over the last dim (Huber 1964).</summary>
/// <param name="delta">Where the square becomes linear.</param>
/// <param name="reduction">What becomes of the losses of samples.</param>
/// <param name="name">The name.</param>
public sealed class Huber(
    double delta = 1,
    LossReduction reduction = LossReduction.SumOverBatchSize,
    string name = "huber_loss") : Loss(reduction, name)
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(("delta", delta));

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor truth, Tensor prediction) => LossFunctions.Huber(truth, prediction, delta);
}
