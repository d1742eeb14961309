using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Means <see cref="IoU"/> over all classes, of labels that are one-hot.</summary>
/// <param name="numClasses">The number of classes; positive.</param>
/// <param name="name">The name in the logs; null gives <c>one_hot_mean_io_u</c> with a running number.</param>
/// <param name="ignoreClass">A label whose places do not count; null: none.</param>
/// <param name="sparsePrediction">Whether predictions are numbers of classes; else the largest along the axis is meant.</param>
/// <param name="axis">The axis of the classes.</param>
public sealed class OneHotMeanIoU(
    long numClasses, string? name = null, int? ignoreClass = null, bool sparsePrediction = false, long axis = -1)
    : IoU(
        numClasses,
        [.. Enumerable.Range(0, (int)Math.Max(0, numClasses))],
        name,
        "OneHotMeanIoU",
        ignoreClass,
        false,
        sparsePrediction,
        axis)
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig()
        .Where(pair => pair.Key is not ("target_class_ids" or "sparse_y_true")).ToDictionary(StringComparer.Ordinal);

    internal static new OneHotMeanIoU FromConfig(ConfigReader config) => new(
        config.RequiredWhole("num_classes"),
        config.OptionalText("name"),
        config.OptionalInteger("ignore_class"),
        config.Flag("sparse_y_pred"),
        config.OptionalWhole("axis") ?? -1);
}
