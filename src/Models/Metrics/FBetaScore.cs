using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>
/// Computes the weighted harmonic mean of precision and recall of each class: (1 + beta²) p r / (beta² p + r). Follows Keras'
/// FBetaScore; labels and predictions are [n, classes].
/// </summary>
public class FBetaScore : Metric
{
    // From where on a largest prediction counts as one (Keras: 1e-9).
    private const double LeastCalled = 1e-9;

    private readonly ScoreAverage _average;
    private readonly double? _threshold;
    private Variable? _truePositives;
    private Variable? _falsePositives;
    private Variable? _falseNegatives;
    private Variable? _labels;

    /// <summary>Makes the metric.</summary>
    /// <param name="average">How the scores of classes become one; None gives a vector of them.</param>
    /// <param name="beta">How many times as much recall counts as precision; positive.</param>
    /// <param name="threshold">Above what a prediction is 1, in (0, 1]; null: the largest of a sample is.</param>
    /// <param name="name">The name in the logs.</param>
    /// <exception cref="InvalidArgumentException">beta or the threshold is out of range.</exception>
    public FBetaScore(
        ScoreAverage average = ScoreAverage.None, double beta = 1, double? threshold = null, string name = "fbeta_score")
        : base(name)
    {
        Beta = beta is > 0 and < double.PositiveInfinity
            ? beta
            : throw new InvalidArgumentException($"{name}: beta is {beta}; it must be positive and finite.");
        _threshold = threshold is null or (> 0 and <= 1)
            ? threshold
            : throw new InvalidArgumentException($"{name}: threshold is {threshold}; it must be greater than 0 and at most 1.");
        _average = average;
    }

    /// <summary>Gets how many times as much recall counts as precision.</summary>
    public double Beta { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(
        ("average", _average == ScoreAverage.None ? null : _average.ToString().ToLowerInvariant()),
        ("beta", Beta),
        ("threshold", _threshold));

    internal static FBetaScore FromConfig(ConfigReader config) => new(
        AverageOf(config), config.Number("beta", 1), config.OptionalNumber("threshold"), config.Text("name", "fbeta_score"));

    /// <inheritdoc/>
    /// <exception cref="InvalidArgumentException">Labels and predictions are not both [n, classes], always as many.</exception>
    public override void UpdateState(Tensor truth, Tensor prediction, Tensor? sampleWeight = null)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(prediction);
        if (prediction.Rank != 2 || truth.Shape != prediction.Shape
            || (_labels is not null && _average != ScoreAverage.Micro && _labels.Shape[0] != prediction.Shape[1]))
        {
            throw new InvalidArgumentException(
                $"{Name}: labels have shape {truth.Shape} and predictions {prediction.Shape}; both must be [n, "
                + $"{(_labels is { Shape.Rank: 1 } known ? known.Shape[0] : "classes")}].");
        }

        Tensor labels = RawOps.Cast(truth, dstT: DType.Float32);
        Tensor called = RawOps.Cast(IsCalled(prediction), dstT: DType.Float32);
        Tensor ones = Tensor.Ones(labels.Shape);
        Tensor weights = sampleWeight is null ? ones : RawOps.Mul(ones, SampleWeights.For(ones, sampleWeight));
        Tensor Sum(Tensor values)
        {
            int[] axes = _average == ScoreAverage.Micro ? [0, 1] : [0];
            return RawOps.Sum(RawOps.Mul(values, weights), axes);
        }

        Shape counts = _average == ScoreAverage.Micro ? [] : [labels.Shape[1]];
        Take(ref _truePositives, "true_positives", counts, Sum(RawOps.Mul(called, labels)));
        Take(ref _falsePositives, "false_positives", counts, Sum(RawOps.Mul(called, RawOps.Sub(1f, labels))));
        Take(ref _falseNegatives, "false_negatives", counts, Sum(RawOps.Mul(RawOps.Sub(1f, called), labels)));
        Take(ref _labels, "intermediate_weights", counts, Sum(labels));
    }

    /// <inheritdoc/>
    public override Tensor Result()
    {
        if (_truePositives is null)
        {
            return 0f;
        }

        float square = (float)(Beta * Beta);
        Tensor precision = RawOps.DivNoNan(_truePositives, RawOps.AddV2(_truePositives, _falsePositives!));
        Tensor recall = RawOps.DivNoNan(_truePositives, RawOps.AddV2(_truePositives, _falseNegatives!));
        Tensor mean = RawOps.DivNoNan(
            RawOps.Mul(precision, recall), RawOps.AddV2(RawOps.Mul(precision, square), recall));
        Tensor scores = RawOps.Mul(mean, 1 + square);
        return _average switch
        {
            ScoreAverage.Macro => RawOps.Mean(scores, 0),
            ScoreAverage.Weighted => RawOps.Sum(RawOps.Mul(scores, RawOps.DivNoNan(_labels!, RawOps.Sum(_labels!, 0))), 0),
            _ => scores,
        };
    }

    /// <inheritdoc/>
    public override void ResetState()
    {
        using TensorScope scope = new();
        foreach (Variable? counter in new[] { _truePositives, _falsePositives, _falseNegatives, _labels })
        {
            counter?.Assign(Tensor.Zeros(counter.Shape));
        }
    }

    /// <summary>Reads how scores become one.</summary>
    private protected static ScoreAverage AverageOf(ConfigReader config) => config.OptionalText("average") switch
    {
        null => ScoreAverage.None,
        "micro" => ScoreAverage.Micro,
        "macro" => ScoreAverage.Macro,
        "weighted" => ScoreAverage.Weighted,
        { } other => throw new InvalidArgumentException(
            $"The config's 'average' is {other}; it must be micro, macro, weighted or null."),
    };

    private static void Take(ref Variable? counter, string name, Shape shape, Tensor value)
    {
        counter ??= Variable.From(() => Tensor.Zeros(shape), trainable: false, name: name);
        counter.AssignAdd(value);
    }

    private Tensor IsCalled(Tensor prediction)
    {
        if (_threshold is { } threshold)
        {
            return RawOps.Greater(prediction, Numbers.Like(prediction, threshold));
        }

        Tensor isLargest = RawOps.GreaterEqual(prediction, RawOps.Max(prediction, -1, keepDims: true));
        return RawOps.LogicalAnd(isLargest, RawOps.Greater(RawOps.Abs(prediction), Numbers.Like(prediction, LeastCalled)));
    }
}
