namespace RawOpsNet.Models;

/// <summary>Is the share of predictions that lie on the side of a threshold that the label, 0 or 1, says.</summary>
/// <param name="threshold">What a prediction must be above to count as 1.</param>
/// <param name="name">The name in the logs.</param>
public sealed class BinaryAccuracy(double threshold = 0.5, string name = "binary_accuracy") : MeanMetric(name)
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(("threshold", threshold));

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor truth, Tensor prediction)
    {
        Tensor above = RawOps.Greater(prediction, RawOps.Cast(threshold, dstT: prediction.DType));
        Tensor decided = RawOps.Cast(above, dstT: prediction.DType);
        Tensor right = RawOps.Cast(RawOps.Equal(SameRank(truth, prediction), decided), dstT: DType.Float32);
        return RawOps.Mean(right, -1);
    }
}
