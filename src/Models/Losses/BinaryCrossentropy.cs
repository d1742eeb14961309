using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Means over an axis the cross entropy of yes-or-no probabilities and labels of 0 and 1.</summary>
/// <param name="fromLogits">Whether predictions are logits; otherwise they are probabilities.</param>
/// <param name="labelSmoothing">How far labels are moved towards one half, in [0, 1].</param>
/// <param name="reduction">What becomes of the losses of samples.</param>
/// <param name="name">The name.</param>
/// <param name="axis">The axis that the mean goes over.</param>
public sealed class BinaryCrossentropy(
    bool fromLogits = false,
    double labelSmoothing = 0,
    LossReduction reduction = LossReduction.SumOverBatchSize,
    string name = "binary_crossentropy",
    long axis = -1) : Loss(reduction, name)
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(
        ("from_logits", fromLogits), ("label_smoothing", labelSmoothing), ("axis", axis));

    internal static BinaryCrossentropy FromConfig(ConfigReader config) => new(
        config.Flag("from_logits"),
        config.Number("label_smoothing", 0),
        ReductionOf(config),
        config.Text("name", "binary_crossentropy"),
        config.OptionalWhole("axis") ?? -1);

    /// <inheritdoc/>
    /// <exception cref="InvalidArgumentException">The shapes differ.</exception>
    protected override Tensor Compute(Tensor truth, Tensor prediction)
    {
        Tensor target = Labels.Smooth(Labels.Like(truth, prediction, Name), labelSmoothing, 2);
        return RawOps.Mean(LossFunctions.BinaryCrossentropies(target, prediction, fromLogits), axis);
    }
}
