using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Is minus the logarithm of the probability of the true class, which is given by number.</summary>
/// <remarks>Labels [n] or [n, 1] of integers (floats are truncated) in [0, classes), predictions [n, classes].</remarks>
/// <param name="fromLogits">Whether predictions are logits; otherwise probabilities, limited to [1e-7, 1 - 1e-7].</param>
/// <param name="reduction">What becomes of the losses of samples.</param>
/// <param name="name">The name.</param>
/// <param name="ignoreClass">A label whose samples lose nothing and do not count in the mean; null: none.</param>
public sealed class SparseCategoricalCrossentropy(
    bool fromLogits = false,
    LossReduction reduction = LossReduction.SumOverBatchSize,
    string name = "sparse_categorical_crossentropy",
    long? ignoreClass = null) : Loss(reduction, name)
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(
        ("from_logits", fromLogits), ("ignore_class", ignoreClass));

    internal static SparseCategoricalCrossentropy FromConfig(ConfigReader config) => new(
        config.Flag("from_logits"),
        ReductionOf(config),
        config.Text("name", "sparse_categorical_crossentropy"),
        config.OptionalWhole("ignore_class"));

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor truth, Tensor prediction)
    {
        Tensor logits = fromLogits ? prediction : RawOps.Log(Probabilities.Clip(prediction));
        Shape outer = prediction.Shape[..^1];
        if (truth.Count != outer.ElementCount)
        {
            throw new InvalidArgumentException(
                $"{Name}: labels have shape {truth.Shape} and predictions {prediction.Shape}; each row needs one label.");
        }

        Tensor labels = truth.DType is DType.Int32 or DType.Int64 ? truth : RawOps.Cast(truth, dstT: DType.Int64);
        Tensor flat = RawOps.Reshape(labels, new long[] { -1 });
        Tensor rows = prediction.Rank == 2 ? logits : RawOps.Reshape(logits, new long[] { -1, prediction.Shape[^1] });
        Tensor? counted = null;
        if (ignoreClass is { } ignored)
        {
            Tensor one = RawOps.Cast(ignored, dstT: flat.DType);
            counted = RawOps.NotEqual(flat, one);
            flat = RawOps.SelectV2(counted, flat, RawOps.Cast(0, dstT: flat.DType));
        }

        Tensor losses = RawOps.SparseSoftmaxCrossEntropyWithLogits(rows, flat).Loss;
        if (counted is not null)
        {
            losses = RawOps.SelectV2(counted, losses, Numbers.Like(losses, 0));
        }

        return prediction.Rank == 2 ? losses : RawOps.Reshape(losses, outer.ToArray());
    }

    private protected override Tensor? Counted(Tensor truth, Tensor losses) => ignoreClass is { } ignored
        ? RawOps.Reshape(RawOps.NotEqual(RawOps.Cast(truth, dstT: DType.Int64), ignored), losses.Shape.ToArray())
        : null;
}
