namespace RawOpsNet.Models;

/// <summary>Is the share of what was called 1 that is 1.</summary>
/// <param name="thresholds">What predictions must be above to be called 1; none: 0.5, or any with topK.</param>
/// <param name="topK">How many of the largest predictions of a sample count; null: all.</param>
/// <param name="classId">The one class that counts; null: all.</param>
/// <param name="name">The name in the logs; null gives <c>precision</c> with a running number.</param>
public sealed class Precision(
    IReadOnlyList<double>? thresholds = null,
    int? topK = null,
    int? classId = null,
    string? name = null) : PrecisionOrRecall(thresholds, topK, classId, name, "Precision")
{
    /// <inheritdoc/>
    public override Tensor Result() => Share(FalsePositives);
}
