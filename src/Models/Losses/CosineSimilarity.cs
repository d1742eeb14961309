namespace RawOpsNet.Models;

/// <summary>Is minus the cosine of the angle between truth and prediction.</summary>
/// <param name="axis">The axis of the vectors.</param>
/// <param name="reduction">What becomes of the losses of samples.</param>
/// <param name="name">The name.</param>
public sealed class CosineSimilarity(
    long axis = -1,
    LossReduction reduction = LossReduction.SumOverBatchSize,
    string name = "cosine_similarity") : Loss(reduction, name)
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(("axis", axis));

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor truth, Tensor prediction) =>
        LossFunctions.CosineSimilarity(truth, prediction, axis);
}
