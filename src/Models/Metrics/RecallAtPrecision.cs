using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Finds the largest recall (the share of ones that are called so) where the precision is high enough.</summary>
/// <param name="precision">What the precision must be at least, in [0, 1].</param>
/// <param name="numThresholds">How many thresholds are spread evenly over [0, 1]; one alone is 0.5.</param>
/// <param name="classId">The class of the last dim that counts; null: all.</param>
/// <param name="name">The name in the logs; null gives <c>recall_at_precision</c> with a running number.</param>
public sealed class RecallAtPrecision(double precision, int numThresholds = 200, int? classId = null, string? name = null)
    : ConstrainedRate("precision", precision, numThresholds, classId, name, "RecallAtPrecision")
{
    internal static RecallAtPrecision FromConfig(ConfigReader config) => new(
        config.Required("precision"),
        config.Integer("num_thresholds", 200),
        config.OptionalInteger("class_id"),
        config.OptionalText("name"));

    private protected override Tensor Bounded() => Share(TruePositives, FalsePositives);

    private protected override Tensor Rate() => Share(TruePositives, FalseNegatives);
}
