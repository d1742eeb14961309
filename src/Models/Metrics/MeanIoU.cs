using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Means <see cref="IoU"/> over all classes.</summary>
/// <param name="numClasses">The number of classes; positive.</param>
/// <param name="name">The name in the logs; null gives <c>mean_io_u</c> with a running number.</param>
/// <param name="ignoreClass">A label whose places do not count; null: none.</param>
/// <param name="sparseTruth">Whether labels are numbers of classes; otherwise the largest along the axis is meant.</param>
/// <param name="sparsePrediction">Whether predictions are; otherwise the largest along the axis is meant.</param>
/// <param name="axis">The axis of the classes.</param>
public sealed class MeanIoU(
    long numClasses,
    string? name = null,
    int? ignoreClass = null,
    bool sparseTruth = true,
    bool sparsePrediction = true,
    long axis = -1) : IoU(
        numClasses,
        [.. Enumerable.Range(0, (int)Math.Max(0, numClasses))],
        name,
        "MeanIoU",
        ignoreClass,
        sparseTruth,
        sparsePrediction,
        axis)
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        base.GetConfig().Where(pair => pair.Key != "target_class_ids").ToDictionary(StringComparer.Ordinal);

    internal static new MeanIoU FromConfig(ConfigReader config) => new(
        config.RequiredWhole("num_classes"),
        config.OptionalText("name"),
        config.OptionalInteger("ignore_class"),
        config.Flag("sparse_y_true", true),
        config.Flag("sparse_y_pred", true),
        config.OptionalWhole("axis") ?? -1);
}
