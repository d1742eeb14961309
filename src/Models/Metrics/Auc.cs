using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Approximates the area under a curve of decisions by a sum over thresholds. Follows Keras' AUC.</summary>
public sealed class Auc : ConfusionMetric
{
    private readonly int _numThresholds;
    private readonly AucCurve _curve;
    private readonly AucSummation _summation;
    private readonly IReadOnlyList<double>? _givenThresholds;
    private readonly IReadOnlyList<double>? _labelWeights;
    private readonly bool _fromLogits;

    /// <summary>Makes the metric.</summary>
    /// <param name="numThresholds">How many thresholds are spread evenly over [0, 1]; at least 2.</param>
    /// <param name="curve">The curve.</param>
    /// <param name="summationMethod">How it is summed.</param>
    /// <param name="name">The name in the logs; null gives <c>auc</c> with a running number.</param>
    /// <param name="thresholds">Inner thresholds in [0, 1] of one's own in place of even ones; null: none.</param>
    /// <param name="fromLogits">Whether predictions are logits.</param>
    /// <param name="multiLabel">
    /// Whether each label, by the last dim, has an area of its own, of which the mean is taken; otherwise all count together.
    /// </param>
    /// <param name="labelWeights">
    /// A weight for each label: of its area in the mean, or without multiLabel of its decisions. Null: all 1.
    /// </param>
    /// <exception cref="InvalidArgumentException">There are fewer than 2 thresholds, or one is not in [0, 1].</exception>
    public Auc(
        int numThresholds = 200,
        AucCurve curve = AucCurve.Roc,
        AucSummation summationMethod = AucSummation.Interpolation,
        string? name = null,
        IReadOnlyList<double>? thresholds = null,
        bool fromLogits = false,
        bool multiLabel = false,
        IReadOnlyList<double>? labelWeights = null)
        : base(name ?? LayerNames.Next("AUC"), Spread(numThresholds, thresholds), thresholds is null, multiLabel)
    {
        if (labelWeights?.Any(weight => !(weight >= 0)) == true)
        {
            throw new InvalidArgumentException(
                $"{Name}: labelWeights are [{string.Join(", ", labelWeights)}]; none may be negative.");
        }

        _numThresholds = numThresholds;
        _curve = curve;
        _summation = summationMethod;
        _givenThresholds = thresholds;
        _fromLogits = fromLogits;
        _labelWeights = labelWeights;
    }

    private protected override string KerasClass => "AUC";

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig()
    {
        IReadOnlyDictionary<string, object?> config = base.GetConfig().With(
            ("num_thresholds", _givenThresholds is null ? _numThresholds : _givenThresholds.Count + 2),
            ("curve", _curve == AucCurve.Roc ? "ROC" : "PR"),
            ("summation_method", _summation switch
            {
                AucSummation.Minoring => "minoring",
                AucSummation.Majoring => "majoring",
                _ => "interpolation",
            }),
            ("multi_label", IsMultiLabel),
            ("num_labels", IsMultiLabel ? LabelCount : null),
            ("label_weights", _labelWeights),
            ("from_logits", _fromLogits));
        return _givenThresholds is null ? config : config.With(("thresholds", _givenThresholds));
    }

    /// <inheritdoc/>
    public override Tensor Result()
    {
        int labels = LabelCount ?? 1;
        double[] tp = Read(TruePositives);
        double[] fp = Read(FalsePositives);
        double[] fn = Read(FalseNegatives);
        double[] tn = Read(TrueNegatives);
        double[] Of(double[] all, int label) =>
            [.. Enumerable.Range(0, all.Length / labels).Select(i => all[(i * labels) + label])];
        double[] areas = [.. Enumerable.Range(0, labels).Select(label => Area(
            Of(tp, label), Of(fp, label), Of(fn, label), Of(tn, label)))];
        return !IsMultiLabel || _labelWeights is null
            ? (float)areas.Average()
            : (float)Ratio(areas.Zip(_labelWeights, (area, weight) => area * weight).Sum(), _labelWeights.Sum());
    }

    internal static Auc FromConfig(ConfigReader config)
    {
        IReadOnlyList<double>? thresholds = config.OneOrMore("thresholds");
        config.Value("num_labels");
        return new Auc(
            config.Integer("num_thresholds", 200),
            config.Text("curve", "ROC").Equals("PR", StringComparison.OrdinalIgnoreCase) ? AucCurve.PrecisionRecall
                : AucCurve.Roc,
            config.Text("summation_method", "interpolation") switch
            {
                "minoring" => AucSummation.Minoring,
                "majoring" => AucSummation.Majoring,
                _ => AucSummation.Interpolation,
            },
            config.OptionalText("name"),
            thresholds,
            config.Flag("from_logits"),
            config.Flag("multi_label"),
            config.OneOrMore("label_weights"));
    }

    private double Area(double[] tp, double[] fp, double[] fn, double[] tn)
    {
        if (_curve == AucCurve.PrecisionRecall && _summation == AucSummation.Interpolation)
        {
            return Interpolated(tp, fp, fn);
        }

        double[] recall = [.. tp.Zip(fn, Share)];
        bool isRoc = _curve == AucCurve.Roc;
        double[] x = isRoc ? [.. fp.Zip(tn, Share)] : recall;
        double[] y = isRoc ? recall : [.. tp.Zip(fp, Share)];
        double area = 0;
        for (int i = 1; i < x.Length; i++)
        {
            double height = _summation switch
            {
                AucSummation.Minoring => Math.Min(y[i - 1], y[i]),
                AucSummation.Majoring => Math.Max(y[i - 1], y[i]),
                _ => (y[i - 1] + y[i]) / 2,
            };
            area += (x[i - 1] - x[i]) * height;
        }

        return area;
    }

    private protected override (Tensor Labels, Tensor Values) Prepare(Tensor truth, Tensor prediction) =>
        base.Prepare(truth, _fromLogits ? RawOps.Sigmoid(prediction) : prediction);

    // With areas of their own, labels weigh in the mean of those instead.
    private protected override Tensor? LabelWeights => IsMultiLabel || _labelWeights is null
        ? null
        : Tensor.From<float>([.. _labelWeights.Select(weight => (float)weight)], [1, _labelWeights.Count]);

    // metrics/confusion_metrics.py, AUC.interpolate_pr_auc.
    private static double Interpolated(double[] tp, double[] fp, double[] fn)
    {
        double area = 0;
        for (int i = 1; i < tp.Length; i++)
        {
            double before = tp[i - 1] + fp[i - 1];
            double after = tp[i] + fp[i];
            double slope = Ratio(tp[i - 1] - tp[i], Math.Max(before - after, 0));
            double intercept = tp[i] - (slope * after);
            double ratio = before > 0 && after > 0 ? before / after : 1;
            area += Ratio(slope * (tp[i - 1] - tp[i] + (intercept * Math.Log(ratio))), Math.Max(tp[i] + fn[i], 0));
        }

        return area;
    }

    private static double Share(double part, double rest) => Ratio(part, part + rest);

    private static double Ratio(double x, double y) => y == 0 ? 0 : x / y;

    private static double[] Read(Variable counter) => [.. counter.Read().ToArray<float>().Select(value => (double)value)];

    private static float[] Spread(int count, IReadOnlyList<double>? thresholds)
    {
        if (thresholds is null && count < 2)
        {
            throw new InvalidArgumentException($"Auc: numThresholds is {count}; it must be at least 2.");
        }

        if (thresholds?.Any(value => !(value >= 0 && value <= 1)) == true)
        {
            throw new InvalidArgumentException($"Auc: thresholds are [{string.Join(", ", thresholds)}]; all must be in [0, 1].");
        }

        IEnumerable<double> inner = thresholds?.Order() ?? Enumerable.Range(1, count - 2).Select(i => i / (count - 1.0));
        return [(float)-Probabilities.Epsilon, .. inner.Select(value => (float)value), (float)(1 + Probabilities.Epsilon)];
    }
}
