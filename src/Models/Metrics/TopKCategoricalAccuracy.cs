namespace RawOpsNet.Models;

/// <summary>Is the share of samples whose largest label is among the k largest predictions.</summary>
/// <param name="k">How many predictions count.</param>
/// <param name="name">The name in the logs.</param>
public sealed class TopKCategoricalAccuracy(int k = 5, string name = "top_k_categorical_accuracy") : MeanMetric(name)
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(("k", k));

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor truth, Tensor prediction) =>
        SparseTopKCategoricalAccuracy.IsInTop(RawOps.ArgMax(truth, -1), prediction, k);
}
