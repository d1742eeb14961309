using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Finds the largest precision (the share of called ones that are ones) where the recall is high enough.</summary>
/// <param name="recall">What the recall must be at least, in [0, 1].</param>
/// <param name="numThresholds">How many thresholds are spread evenly over [0, 1]; one alone is 0.5.</param>
/// <param name="classId">The class of the last dim that counts; null: all.</param>
/// <param name="name">The name in the logs; null gives <c>precision_at_recall</c> with a running number.</param>
public sealed class PrecisionAtRecall(double recall, int numThresholds = 200, int? classId = null, string? name = null)
    : ConstrainedRate("recall", recall, numThresholds, classId, name, "PrecisionAtRecall")
{
    internal static PrecisionAtRecall FromConfig(ConfigReader config) => new(
        config.Required("recall"),
        config.Integer("num_thresholds", 200),
        config.OptionalInteger("class_id"),
        config.OptionalText("name"));

    private protected override Tensor Bounded() => Share(TruePositives, FalseNegatives);

    private protected override Tensor Rate() => Share(TruePositives, FalsePositives);
}
