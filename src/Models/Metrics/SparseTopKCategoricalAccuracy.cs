namespace RawOpsNet.Models;

/// <summary>Is the share of samples whose true class, given by number, is among the k largest predictions.</summary>
/// <param name="k">How many predictions count.</param>
/// <param name="name">The name in the logs.</param>
public sealed class SparseTopKCategoricalAccuracy(int k = 5, string name = "sparse_top_k_categorical_accuracy")
    : MeanMetric(name)
{
    // Predictions of any rank of at least 2; the result has their shape without the last dim.
    internal static Tensor IsInTop(Tensor labels, Tensor prediction, int k)
    {
        Tensor rows = RawOps.Reshape(prediction, new long[] { -1, prediction.Shape[^1] });
        Tensor flat = RawOps.Reshape(RawOps.Cast(labels, dstT: DType.Int64), new long[] { -1 });
        Tensor isIn = RawOps.InTopKV2(rows, flat, (long)k);
        return RawOps.Reshape(RawOps.Cast(isIn, dstT: DType.Float32), prediction.Shape[..^1].ToArray());
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(("k", k));

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor truth, Tensor prediction) => IsInTop(truth, prediction, k);
}
