using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Is the binary cross entropy in which well predicted samples count less (Lin et al. 2017).</summary>
/// <param name="applyClassBalancing">Whether ones weigh alpha and zeros 1 - alpha.</param>
/// <param name="alpha">The weight of ones.</param>
/// <param name="gamma">The power of what the right answer's probability lacks to 1.</param>
/// <param name="fromLogits">Whether predictions are logits; otherwise they are probabilities.</param>
/// <param name="labelSmoothing">How far labels are moved towards one half, in [0, 1].</param>
/// <param name="reduction">What becomes of the losses of samples.</param>
/// <param name="name">The name.</param>
/// <param name="axis">The axis that the mean goes over.</param>
public sealed class BinaryFocalCrossentropy(
    bool applyClassBalancing = false,
    double alpha = 0.25,
    double gamma = 2,
    bool fromLogits = false,
    double labelSmoothing = 0,
    LossReduction reduction = LossReduction.SumOverBatchSize,
    string name = "binary_focal_crossentropy",
    long axis = -1) : Loss(reduction, name)
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(
        ("apply_class_balancing", applyClassBalancing),
        ("alpha", alpha),
        ("gamma", gamma),
        ("from_logits", fromLogits),
        ("label_smoothing", labelSmoothing),
        ("axis", axis));

    internal static BinaryFocalCrossentropy FromConfig(ConfigReader config) => new(
        config.Flag("apply_class_balancing"),
        config.Number("alpha", 0.25),
        config.Number("gamma", 2),
        config.Flag("from_logits"),
        config.Number("label_smoothing", 0),
        ReductionOf(config),
        config.Text("name", "binary_focal_crossentropy"),
        config.OptionalWhole("axis") ?? -1);

    /// <inheritdoc/>
    /// <exception cref="InvalidArgumentException">The shapes differ.</exception>
    protected override Tensor Compute(Tensor truth, Tensor prediction) => LossFunctions.BinaryFocalCrossentropy(
        Labels.Smooth(Labels.Like(truth, prediction, Name), labelSmoothing, 2),
        prediction,
        applyClassBalancing,
        alpha,
        gamma,
        fromLogits,
        axis);
}
