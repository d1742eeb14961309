using RawOpsNet.Diagnostics;
using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>
/// Computes the coefficient of determination: the share of the targets' variance that predictions explain. Follows Keras'
/// R2Score; targets and predictions are [n, outputs].
/// </summary>
public sealed class R2Score : Metric
{
    private readonly R2Average _average;
    private readonly int _regressors;
    private readonly Variable _samples = Variable.From(() => 0L, trainable: false, name: "num_samples");
    private Variable? _squares;
    private Variable? _sum;
    private Variable? _errors;
    private Variable? _count;

    /// <summary>Makes the metric.</summary>
    /// <param name="classAggregation">How the scores of outputs become one; None gives a vector of them.</param>
    /// <param name="numRegressors">How many inputs the model had: above 0 the adjusted score is given.</param>
    /// <param name="name">The name in the logs.</param>
    /// <exception cref="InvalidArgumentException">The number of regressors is negative.</exception>
    public R2Score(
        R2Average classAggregation = R2Average.Uniform, int numRegressors = 0, string name = "r2_score")
        : base(name)
    {
        _average = classAggregation;
        _regressors = numRegressors >= 0
            ? numRegressors
            : throw new InvalidArgumentException($"{name}: numRegressors is {numRegressors}; it must not be negative.");
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(
        ("class_aggregation", _average switch
        {
            R2Average.Uniform => "uniform_average",
            R2Average.VarianceWeighted => "variance_weighted_average",
            _ => null,
        }),
        ("num_regressors", _regressors));

    internal static R2Score FromConfig(ConfigReader config) => new(
        config.Has("class_aggregation") ? Average(config.OptionalText("class_aggregation")) : R2Average.Uniform,
        config.Integer("num_regressors", 0),
        config.Text("name", "r2_score"));

    /// <inheritdoc/>
    /// <exception cref="InvalidArgumentException">Targets and predictions are not both [n, outputs], always as many.</exception>
    public override void UpdateState(Tensor truth, Tensor prediction, Tensor? sampleWeight = null)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(prediction);
        if (prediction.Rank != 2 || truth.Shape != prediction.Shape
            || (_sum is not null && _sum.Shape[0] != prediction.Shape[1]))
        {
            throw new InvalidArgumentException(
                $"{Name}: targets have shape {truth.Shape} and predictions {prediction.Shape}; both must be [n, "
                + $"{_sum?.Shape[0].ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "outputs"}].");
        }

        Tensor targets = RawOps.Cast(truth, dstT: DType.Float32);
        Tensor ones = Tensor.Ones(targets.Shape);
        Tensor weights = sampleWeight is null ? ones : RawOps.Mul(ones, SampleWeights.For(ones, sampleWeight));
        Tensor weighted = RawOps.Mul(targets, weights);
        Tensor errors = RawOps.SquaredDifference(targets, RawOps.Cast(prediction, dstT: DType.Float32));
        Take(ref _sum, "sum", weighted);
        Take(ref _squares, "squared_sum", RawOps.Mul(targets, weighted));
        Take(ref _errors, "residual", RawOps.Mul(errors, weights));
        Take(ref _count, "count", weights);
        _samples.AssignAdd(targets.Shape.ElementCount);
    }

    /// <inheritdoc/>
    public override Tensor Result()
    {
        if (_sum is null)
        {
            return 0f;
        }

        Tensor mean = RawOps.RealDiv(_sum, _count!);
        Tensor total = RawOps.Sub(_squares!, RawOps.Mul(_sum, mean));
        Tensor scores = RawOps.Sub(1f, RawOps.RealDiv(_errors!, total));
        scores = RawOps.SelectV2(RawOps.IsInf(scores), 0f, scores);
        return Adjusted(_average switch
        {
            R2Average.Uniform => RawOps.Mean(scores, 0),
            R2Average.VarianceWeighted => RawOps.RealDiv(RawOps.Sum(RawOps.Mul(total, scores), 0), RawOps.Sum(total, 0)),
            _ => scores,
        });
    }

    /// <inheritdoc/>
    public override void ResetState()
    {
        using TensorScope scope = new();
        _samples.Assign(0L);
        foreach (Variable? sum in new[] { _squares, _sum, _errors, _count })
        {
            sum?.Assign(Tensor.Zeros(sum.Shape));
        }
    }

    private Tensor Adjusted(Tensor score)
    {
        long samples = ((Tensor)_samples).Item<long>();
        if (_regressors == 0)
        {
            return score;
        }

        if (_regressors >= samples - 1)
        {
            Warnings.Raise(
                $"{Name}: there are {_regressors} regressors and {samples} samples, too few for an adjusted score; the plain one "
                + "is given.");
            return score;
        }

        float factor = (float)((samples - 1.0) / (samples - _regressors - 1.0));
        return RawOps.Sub(1f, RawOps.Mul(RawOps.Sub(1f, score), factor));
    }

    private static void Take(ref Variable? sum, string name, Tensor values)
    {
        Shape outputs = [values.Shape[1]];
        sum ??= Variable.From(() => Tensor.Zeros(outputs), trainable: false, name: name);
        sum.AssignAdd(RawOps.Sum(values, 0));
    }

    private static R2Average Average(string? text) => text switch
    {
        null => R2Average.None,
        "uniform_average" => R2Average.Uniform,
        "variance_weighted_average" => R2Average.VarianceWeighted,
        _ => throw new InvalidArgumentException(
            $"R2Score: class_aggregation is {text}; it must be uniform_average, variance_weighted_average or null."),
    };
}
