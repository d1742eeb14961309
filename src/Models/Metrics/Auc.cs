namespace RawOpsNet.Models;

/// <summary>Approximates the area under a curve of decisions by a sum over thresholds. Follows Keras' AUC.</summary>
public sealed class Auc : ConfusionMetric
{
    private readonly AucCurve _curve;
    private readonly AucSummation _summation;
    private readonly bool _fromLogits;

    /// <summary>Makes the metric.</summary>
    /// <param name="numThresholds">How many thresholds are spread evenly over [0, 1]; at least 2.</param>
    /// <param name="curve">The curve.</param>
    /// <param name="summationMethod">How it is summed.</param>
    /// <param name="name">The name in the logs.</param>
    /// <param name="thresholds">Inner thresholds in [0, 1] of one's own in place of even ones; null: none.</param>
    /// <param name="fromLogits">Whether predictions are logits.</param>
    /// <exception cref="InvalidArgumentException">There are fewer than 2 thresholds, or one is not in [0, 1].</exception>
    public Auc(
        int numThresholds = 200,
        AucCurve curve = AucCurve.Roc,
        AucSummation summationMethod = AucSummation.Interpolation,
        string name = "auc",
        IReadOnlyList<double>? thresholds = null,
        bool fromLogits = false)
        : base(name, Spread(numThresholds, thresholds), isEven: thresholds is null)
    {
        _curve = curve;
        _summation = summationMethod;
        _fromLogits = fromLogits;
    }

    /// <inheritdoc/>
    public override Tensor Result()
    {
        double[] tp = Read(TruePositives);
        double[] fp = Read(FalsePositives);
        double[] fn = Read(FalseNegatives);
        double[] tn = Read(TrueNegatives);
        if (_curve == AucCurve.PrecisionRecall && _summation == AucSummation.Interpolation)
        {
            return (float)Interpolated(tp, fp, fn);
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

        return (float)area;
    }

    private protected override (Tensor Labels, Tensor Values) Prepare(Tensor truth, Tensor prediction) =>
        base.Prepare(truth, _fromLogits ? RawOps.Sigmoid(prediction) : prediction);

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
