namespace RawOpsNet.Models;

/// <summary>Is the share of samples whose largest prediction stands where the largest label does.</summary>
/// <param name="name">The name in the logs.</param>
public sealed class CategoricalAccuracy(string name = "categorical_accuracy") : MeanMetric(name)
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor truth, Tensor prediction) =>
        RawOps.Cast(RawOps.Equal(RawOps.ArgMax(truth, -1), RawOps.ArgMax(prediction, -1)), dstT: DType.Float32);
}
