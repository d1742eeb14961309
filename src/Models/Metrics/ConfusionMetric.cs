namespace RawOpsNet.Models;

/// <summary>Counts right and wrong decisions at each of several thresholds, with weights of samples.</summary>
public abstract class ConfusionMetric : Metric
{
    private readonly float[] _thresholds;
    private readonly bool _isEven;

    private protected ConfusionMetric(string name, float[] thresholds, bool isEven = false, bool isMultiLabel = false)
        : base(name)
    {
        _thresholds = thresholds;
        _isEven = isEven;
        IsMultiLabel = isMultiLabel;
        TruePositives = Counter("true_positives");
        TrueNegatives = Counter("true_negatives");
        FalsePositives = Counter("false_positives");
        FalseNegatives = Counter("false_negatives");
    }

    /// <summary>Gets the weight of what is 1 and was called 1, at each threshold.</summary>
    public Variable TruePositives { get; private set; }

    /// <summary>Gets the weight of what is 0 and was called 0, at each threshold.</summary>
    public Variable TrueNegatives { get; private set; }

    /// <summary>Gets the weight of what is 0 and was called 1, at each threshold.</summary>
    public Variable FalsePositives { get; private set; }

    /// <summary>Gets the weight of what is 1 and was called 0, at each threshold.</summary>
    public Variable FalseNegatives { get; private set; }

    /// <summary>Gets the thresholds: a prediction above one is called 1.</summary>
    public IReadOnlyList<float> Thresholds => _thresholds;

    // Whether each label of the last dim is counted by itself; how many there are is known from the first batch on.
    private protected bool IsMultiLabel { get; }

    private protected int? LabelCount { get; private set; }

    private protected virtual Tensor? LabelWeights => null;

    /// <inheritdoc/>
    /// <exception cref="InvalidArgumentException">The shapes differ, or a prediction is not in [0, 1].</exception>
    public override void UpdateState(Tensor truth, Tensor prediction, Tensor? sampleWeight = null)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(prediction);
        (Tensor labels, Tensor values) = Prepare(MeanMetric.SameRank(truth, prediction), prediction);
        if (labels.Shape != values.Shape)
        {
            throw new InvalidArgumentException(
                $"{Name}: labels have shape {truth.Shape} and predictions {prediction.Shape}; they must be the same.");
        }

        Tensor ones = RawOps.Mul(values, Numbers.Like(values, 0));
        ones = RawOps.AddV2(ones, Numbers.Like(values, 1));
        Tensor weights = sampleWeight is null ? ones : RawOps.Mul(ones, SampleWeights.For(values, sampleWeight));
        weights = LabelWeights is { } ofLabels ? RawOps.Mul(weights, ofLabels) : weights;
        CountLabels(values);
        Tensor isTrue = Row(RawOps.Cast(RawOps.NotEqual(labels, Numbers.Like(labels, 0)), dstT: DType.Float32));
        Tensor called = RawOps.Cast(IsAbove(Row(values)), dstT: DType.Float32);
        Tensor row = Row(weights);
        Tensor yes = RawOps.Mul(row, isTrue);
        Tensor no = RawOps.Sub(row, yes);
        Tensor passed = RawOps.Sub(1f, called);
        TruePositives.AssignAdd(RawOps.Sum(RawOps.Mul(called, yes), 1));
        FalsePositives.AssignAdd(RawOps.Sum(RawOps.Mul(called, no), 1));
        FalseNegatives.AssignAdd(RawOps.Sum(RawOps.Mul(passed, yes), 1));
        TrueNegatives.AssignAdd(RawOps.Sum(RawOps.Mul(passed, no), 1));
    }

    /// <inheritdoc/>
    public override void ResetState()
    {
        using TensorScope scope = new();
        foreach (Variable counter in new[] { TruePositives, TrueNegatives, FalsePositives, FalseNegatives })
        {
            counter.Assign(Tensor.Zeros(counter.Shape));
        }
    }

    private protected virtual (Tensor Labels, Tensor Values) Prepare(Tensor truth, Tensor prediction)
    {
        foreach (float value in RawOps.Cast(prediction, dstT: DType.Float32).ToArray<float>())
        {
            if (!(value >= 0 && value <= 1))
            {
                throw new InvalidArgumentException($"{Name}: a prediction is {value}; all must be in [0, 1].");
            }
        }

        return (truth, prediction);
    }

    private void CountLabels(Tensor values)
    {
        if (!IsMultiLabel || LabelCount == values.Shape[^1])
        {
            return;
        }

        if (LabelCount is not null || values.Rank != 2)
        {
            throw new InvalidArgumentException(
                $"{Name}: predictions have shape {values.Shape}; with labels by themselves it must be [n, {LabelCount ?? -1}].");
        }

        LabelCount = (int)values.Shape[1];
        TruePositives = Counter("true_positives");
        TrueNegatives = Counter("true_negatives");
        FalsePositives = Counter("false_positives");
        FalseNegatives = Counter("false_negatives");
    }

    // [1, n], or [1, n, labels].
    private Tensor Row(Tensor tensor) => RawOps.Reshape(
        RawOps.Cast(tensor, dstT: DType.Float32), IsMultiLabel ? [1, -1, LabelCount!.Value] : new long[] { 1, -1 });

    private Shape Column => IsMultiLabel ? [_thresholds.Length, 1, 1] : [_thresholds.Length, 1];

    // metrics_utils.py, _update_confusion_matrix_variables_optimized: with even thresholds Keras counts by buckets, which
    // rounds otherwise than a comparison.
    private Tensor IsAbove(Tensor values)
    {
        int count = _thresholds.Length;
        if (!_isEven)
        {
            return RawOps.Greater(values, Tensor.From(_thresholds, Column));
        }

        Tensor bucket = RawOps.Relu(RawOps.Sub(RawOps.Ceil(RawOps.Mul(values, (float)(count - 1))), 1f));
        float[] numbers = [.. Enumerable.Range(0, count).Select(i => (float)i)];
        return RawOps.GreaterEqual(bucket, Tensor.From(numbers, Column));
    }

    private Variable Counter(string name)
    {
        Shape shape = LabelCount is { } labels ? [_thresholds.Length, labels] : [_thresholds.Length];
        return Variable.From(() => Tensor.Zeros(shape), trainable: false, name: name);
    }
}
