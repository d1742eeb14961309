using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>
/// Finds the largest sensitivity (the share of ones that are found) where the specificity (of zeros) is high enough.
/// </summary>
/// <param name="specificity">What the specificity must be at least, in [0, 1].</param>
/// <param name="numThresholds">How many thresholds are spread evenly over [0, 1]; one alone is 0.5.</param>
/// <param name="classId">The class of the last dim that counts; null: all.</param>
/// <param name="name">The name in the logs; null gives <c>sensitivity_at_specificity</c> with a running number.</param>
public sealed class SensitivityAtSpecificity(
    double specificity, int numThresholds = 200, int? classId = null, string? name = null)
    : ConstrainedRate("specificity", specificity, numThresholds, classId, name, "SensitivityAtSpecificity")
{
    internal static SensitivityAtSpecificity FromConfig(ConfigReader config) => new(
        config.Required("specificity"),
        config.Integer("num_thresholds", 200),
        config.OptionalInteger("class_id"),
        config.OptionalText("name"));

    private protected override Tensor Bounded() => Share(TrueNegatives, FalsePositives);

    private protected override Tensor Rate() => Share(TruePositives, FalseNegatives);
}
