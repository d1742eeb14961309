using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Is <see cref="IoU"/> of labels that are one-hot.</summary>
/// <param name="numClasses">The number of classes; positive.</param>
/// <param name="targetClassIds">The classes that are meant, each in [0, numClasses).</param>
/// <param name="name">The name in the logs; null gives <c>one_hot_io_u</c> with a running number.</param>
/// <param name="ignoreClass">A label whose places do not count; null: none.</param>
/// <param name="sparsePrediction">Whether predictions are numbers of classes; else the largest along the axis is meant.</param>
/// <param name="axis">The axis of the classes.</param>
public sealed class OneHotIoU(
    long numClasses,
    IReadOnlyList<int> targetClassIds,
    string? name = null,
    int? ignoreClass = null,
    bool sparsePrediction = false,
    long axis = -1) : IoU(numClasses, targetClassIds, name, "OneHotIoU", ignoreClass, false, sparsePrediction, axis)
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        base.GetConfig().Where(pair => pair.Key != "sparse_y_true").ToDictionary(StringComparer.Ordinal);

    internal static new OneHotIoU FromConfig(ConfigReader config) => new(
        config.RequiredWhole("num_classes"),
        config.OneOrMoreIntegers("target_class_ids") ?? [],
        config.OptionalText("name"),
        config.OptionalInteger("ignore_class"),
        config.Flag("sparse_y_pred"),
        config.OptionalWhole("axis") ?? -1);
}
