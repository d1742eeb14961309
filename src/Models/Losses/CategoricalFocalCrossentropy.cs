using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Is the cross entropy of classes in which well predicted samples count less (Lin et al. 2017).</summary>
/// <param name="alpha">The weight of all.</param>
/// <param name="gamma">The power of what the right answer's probability lacks to 1.</param>
/// <param name="fromLogits">Whether predictions are logits; otherwise probabilities, scaled to a sum of 1.</param>
/// <param name="labelSmoothing">How far labels are moved towards the same value for all classes, in [0, 1].</param>
/// <param name="reduction">What becomes of the losses of samples.</param>
/// <param name="name">The name.</param>
/// <param name="axis">The axis of the classes.</param>
public sealed class CategoricalFocalCrossentropy(
    double alpha = 0.25,
    double gamma = 2,
    bool fromLogits = false,
    double labelSmoothing = 0,
    LossReduction reduction = LossReduction.SumOverBatchSize,
    string name = "categorical_focal_crossentropy",
    long axis = -1) : Loss(reduction, name)
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(
        ("alpha", alpha),
        ("gamma", gamma),
        ("from_logits", fromLogits),
        ("label_smoothing", labelSmoothing),
        ("axis", axis));

    internal static CategoricalFocalCrossentropy FromConfig(ConfigReader config) => new(
        config.Number("alpha", 0.25),
        config.Number("gamma", 2),
        config.Flag("from_logits"),
        config.Number("label_smoothing", 0),
        ReductionOf(config),
        config.Text("name", "categorical_focal_crossentropy"),
        config.OptionalWhole("axis") ?? -1);

    /// <inheritdoc/>
    /// <exception cref="InvalidArgumentException">The shapes differ.</exception>
    protected override Tensor Compute(Tensor truth, Tensor prediction)
    {
        // Keras counts the classes by the last dim, whatever the axis.
        Tensor target = Labels.Smooth(Labels.Like(truth, prediction, Name), labelSmoothing, prediction.Shape[^1]);
        return LossFunctions.CategoricalFocalCrossentropy(target, prediction, alpha, gamma, fromLogits, axis);
    }
}
