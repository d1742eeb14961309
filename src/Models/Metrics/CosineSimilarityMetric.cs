namespace RawOpsNet.Models;

/// <summary>Means the cosine of the angle between truth and prediction.</summary>
/// <param name="axis">The axis of the vectors.</param>
/// <param name="name">The name in the logs.</param>
public sealed class CosineSimilarityMetric(long axis = -1, string name = "cosine_similarity") : MeanMetricWrapper(
    (truth, prediction) => RawOps.Neg(LossFunctions.CosineSimilarity(truth, prediction, axis)), name)
{
    private protected override string KerasClass => "CosineSimilarity";

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(("axis", axis));
}
