using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>
/// Means, over some classes, what labels and predictions of a class share, over what either holds of it (Jaccard's index).
/// Classes of which there is nothing do not count. Follows Keras' IoU.
/// </summary>
public class IoU : Metric
{
    private readonly long _classes;
    private readonly int[] _targets;
    private readonly int? _ignored;
    private readonly bool _sparseTruth;
    private readonly bool _sparsePrediction;
    private readonly long _axis;

    /// <summary>Makes the metric.</summary>
    /// <param name="numClasses">The number of classes; positive.</param>
    /// <param name="targetClassIds">The classes that are meant, each in [0, numClasses).</param>
    /// <param name="name">The name in the logs; null gives <c>io_u</c> with a running number.</param>
    /// <param name="ignoreClass">A label whose places do not count; null: none.</param>
    /// <param name="sparseTruth">Whether labels are numbers of classes; otherwise the largest along the axis is meant.</param>
    /// <param name="sparsePrediction">Whether predictions are; otherwise the largest along the axis is meant.</param>
    /// <param name="axis">The axis of the classes.</param>
    /// <exception cref="InvalidArgumentException">A number of a class is out of range, or there is no class.</exception>
    public IoU(
        long numClasses,
        IReadOnlyList<int> targetClassIds,
        string? name = null,
        int? ignoreClass = null,
        bool sparseTruth = true,
        bool sparsePrediction = true,
        long axis = -1)
        : this(numClasses, targetClassIds, name, "IoU", ignoreClass, sparseTruth, sparsePrediction, axis)
    {
    }

    private protected IoU(
        long numClasses,
        IReadOnlyList<int> targetClassIds,
        string? name,
        string className,
        int? ignoreClass,
        bool sparseTruth,
        bool sparsePrediction,
        long axis)
        : base(name ?? LayerNames.Next(className))
    {
        ArgumentNullException.ThrowIfNull(targetClassIds);
        if (numClasses <= 0 || targetClassIds.Count == 0 || targetClassIds.Any(id => id < 0 || id >= numClasses))
        {
            throw new InvalidArgumentException(
                $"{Name}: targetClassIds are [{string.Join(", ", targetClassIds)}] and numClasses is {numClasses}; there must "
                + "be a class, and each in [0, numClasses).");
        }

        _classes = numClasses;
        _targets = [.. targetClassIds];
        _ignored = ignoreClass;
        _sparseTruth = sparseTruth;
        _sparsePrediction = sparsePrediction;
        _axis = axis;
        TotalConfusionMatrix = Variable.From(
            () => Tensor.Zeros([numClasses, numClasses]), trainable: false, name: "total_confusion_matrix");
    }

    /// <summary>Gets the weight of the places with each label (rows) and prediction (columns).</summary>
    public Variable TotalConfusionMatrix { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(
        ("num_classes", _classes),
        ("target_class_ids", _targets),
        ("ignore_class", _ignored),
        ("sparse_y_true", _sparseTruth),
        ("sparse_y_pred", _sparsePrediction),
        ("axis", _axis));

    internal static IoU FromConfig(ConfigReader config) => new(
        config.RequiredWhole("num_classes"),
        config.OneOrMoreIntegers("target_class_ids") ?? [],
        config.OptionalText("name"),
        config.OptionalInteger("ignore_class"),
        config.Flag("sparse_y_true", true),
        config.Flag("sparse_y_pred", true),
        config.OptionalWhole("axis") ?? -1);

    /// <inheritdoc/>
    /// <exception cref="InvalidArgumentException">The shapes differ, or a class is not in [0, numClasses).</exception>
    public override void UpdateState(Tensor truth, Tensor prediction, Tensor? sampleWeight = null)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(prediction);
        long[] labels = Classes(truth, _sparseTruth);
        long[] called = Classes(Decide(prediction), _sparsePrediction);
        if (labels.Length != called.Length)
        {
            throw new InvalidArgumentException(
                $"{Name}: labels have shape {truth.Shape} and predictions {prediction.Shape}; they must have as many places.");
        }

        float[]? weights = sampleWeight is null ? null : Spread(sampleWeight, labels.Length, truth.Shape);
        float[] counts = new float[_classes * _classes];
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] != _ignored)
            {
                counts[(Checked(labels[i], "label") * _classes) + Checked(called[i], "prediction")] += weights?[i] ?? 1;
            }
        }

        TotalConfusionMatrix.AssignAdd(Tensor.From<float>(counts, [_classes, _classes]));
    }

    /// <inheritdoc/>
    public override Tensor Result()
    {
        float[] counts = TotalConfusionMatrix.Read().ToArray<float>();
        double sum = 0;
        int valid = 0;
        foreach (int target in _targets)
        {
            double shared = counts[(target * _classes) + target];
            double either = -shared;
            for (int other = 0; other < _classes; other++)
            {
                either += counts[(target * _classes) + other] + counts[(other * _classes) + target];
            }

            sum += either == 0 ? 0 : shared / either;
            valid += either == 0 ? 0 : 1;
        }

        return valid == 0 ? 0f : (float)(sum / valid);
    }

    /// <inheritdoc/>
    public override void ResetState()
    {
        using TensorScope scope = new();
        TotalConfusionMatrix.Assign(Tensor.Zeros([_classes, _classes]));
    }

    // Makes numbers of classes of scores, where a metric has such.
    private protected virtual Tensor Decide(Tensor prediction) => prediction;

    private long[] Classes(Tensor values, bool isSparse) =>
        RawOps.Cast(isSparse ? values : RawOps.ArgMax(values, (int)_axis), dstT: DType.Int64).ToArray<long>();

    private long Checked(long number, string what) => number >= 0 && number < _classes
        ? number
        : throw new InvalidArgumentException($"{Name}: a {what} is class {number}; classes are in [0, {_classes}).");

    private static float[] Spread(Tensor weights, int count, Shape truth)
    {
        Tensor of = Tensor.Ones(weights.Count == count ? [count] : truth);
        Tensor fitting = SampleWeights.For(of, weights.Count == count ? RawOps.Reshape(weights, new long[] { -1 }) : weights);
        return RawOps.Mul(of, fitting).ToArray<float>();
    }
}
