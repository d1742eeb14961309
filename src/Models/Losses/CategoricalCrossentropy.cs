using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Is the cross entropy of a distribution over classes and the true one, often one 1 among zeros.</summary>
/// <param name="fromLogits">Whether predictions are logits; otherwise they are probabilities, scaled to a sum of 1.</param>
/// <param name="labelSmoothing">How far labels are moved towards the same value for all classes, in [0, 1].</param>
/// <param name="reduction">What becomes of the losses of samples.</param>
/// <param name="name">The name.</param>
/// <param name="axis">The axis of the classes.</param>
public sealed class CategoricalCrossentropy(
    bool fromLogits = false,
    double labelSmoothing = 0,
    LossReduction reduction = LossReduction.SumOverBatchSize,
    string name = "categorical_crossentropy",
    long axis = -1) : Loss(reduction, name)
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(
        ("from_logits", fromLogits), ("label_smoothing", labelSmoothing), ("axis", axis));

    internal static CategoricalCrossentropy FromConfig(ConfigReader config) => new(
        config.Flag("from_logits"),
        config.Number("label_smoothing", 0),
        ReductionOf(config),
        config.Text("name", "categorical_crossentropy"),
        config.OptionalWhole("axis") ?? -1);

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor truth, Tensor prediction)
    {
        Tensor target = Axes.ToLast(Labels.Like(truth, prediction, Name), axis);
        prediction = Axes.ToLast(prediction, axis);
        target = Labels.Smooth(target, labelSmoothing, target.Shape[^1]);
        if (fromLogits)
        {
            long classes = prediction.Shape[^1];
            Tensor losses = RawOps.SoftmaxCrossEntropyWithLogits(
                RawOps.Reshape(prediction, new long[] { -1, classes }), RawOps.Reshape(target, new long[] { -1, classes })).Loss;
            return RawOps.Reshape(losses, prediction.Shape[..^1].ToArray());
        }

        Tensor scaled = RawOps.RealDiv(prediction, RawOps.Sum(prediction, -1, keepDims: true));
        return RawOps.Neg(RawOps.Sum(RawOps.Mul(target, RawOps.Log(Probabilities.Clip(scaled))), -1));
    }
}
