using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Means <see cref="IoU"/> over the classes 0 and 1, to which scores are decided by a threshold.</summary>
public sealed class BinaryIoU : IoU
{
    private readonly double _threshold;
    private readonly int[] _targets;

    /// <summary>Makes the metric.</summary>
    /// <param name="targetClassIds">The classes that are meant, 0 or 1 or both; null: both.</param>
    /// <param name="threshold">From where on a score is class 1.</param>
    /// <param name="name">The name in the logs; null gives <c>binary_io_u</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">A class is neither 0 nor 1.</exception>
    public BinaryIoU(IReadOnlyList<int>? targetClassIds = null, double threshold = 0.5, string? name = null)
        : base(2, targetClassIds ?? [0, 1], name, "BinaryIoU", null, true, true, -1)
    {
        _threshold = threshold;
        _targets = [.. targetClassIds ?? [0, 1]];
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => Config.Of(
        ("name", Name), ("dtype", "float32"), ("target_class_ids", _targets), ("threshold", _threshold));

    internal static new BinaryIoU FromConfig(ConfigReader config) => new(
        config.OneOrMoreIntegers("target_class_ids"),
        config.Number("threshold", 0.5),
        config.OptionalText("name"));

    private protected override Tensor Decide(Tensor prediction) =>
        RawOps.GreaterEqual(prediction, Numbers.Like(prediction, _threshold));
}
