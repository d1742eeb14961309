using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>
/// Finds the largest specificity (the share of zeros that are found) where the sensitivity (of ones) is high enough.
/// </summary>
/// <param name="sensitivity">What the sensitivity must be at least, in [0, 1].</param>
/// <param name="numThresholds">How many thresholds are spread evenly over [0, 1]; one alone is 0.5.</param>
/// <param name="classId">The class of the last dim that counts; null: all.</param>
/// <param name="name">The name in the logs; null gives <c>specificity_at_sensitivity</c> with a running number.</param>
public sealed class SpecificityAtSensitivity(
    double sensitivity, int numThresholds = 200, int? classId = null, string? name = null)
    : ConstrainedRate("sensitivity", sensitivity, numThresholds, classId, name, "SpecificityAtSensitivity")
{
    internal static SpecificityAtSensitivity FromConfig(ConfigReader config) => new(
        config.Required("sensitivity"),
        config.Integer("num_thresholds", 200),
        config.OptionalInteger("class_id"),
        config.OptionalText("name"));

    private protected override Tensor Bounded() => Share(TruePositives, FalseNegatives);

    private protected override Tensor Rate() => Share(TrueNegatives, FalsePositives);
}
