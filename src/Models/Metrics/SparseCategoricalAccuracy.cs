namespace RawOpsNet.Models;

/// <summary>Is the share of samples whose largest prediction is that of the true class, given by number: [n] or [n, 1].</summary>
/// <param name="name">The name in the logs.</param>
public sealed class SparseCategoricalAccuracy(string name = "sparse_categorical_accuracy") : MeanMetric(name)
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor truth, Tensor prediction)
    {
        Tensor labels = truth.DType == DType.Int64 ? truth : RawOps.Cast(truth, dstT: DType.Int64);
        labels = RawOps.Reshape(labels, prediction.Shape[..^1].ToArray());
        return RawOps.Cast(RawOps.Equal(labels, RawOps.ArgMax(prediction, -1)), dstT: DType.Float32);
    }
}
