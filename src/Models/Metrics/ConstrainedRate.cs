namespace RawOpsNet.Models;

/// <summary>
/// Finds, over thresholds, the largest of one rate of decisions where another is at least a bound; 0 where it nowhere is. Follows
/// Keras' SensitivitySpecificityBase.
/// </summary>
public abstract class ConstrainedRate : ConfusionMetric
{
    private readonly string _key;
    private readonly int? _classId;

    private protected ConstrainedRate(
        string key, double bound, int numThresholds, int? classId, string? name, string className)
        : base(name ?? LayerNames.Next(className), Spread(className, numThresholds), isEven: numThresholds > 1)
    {
        _key = key;
        _classId = classId;
        Bound = bound is >= 0 and <= 1
            ? bound
            : throw new InvalidArgumentException($"{className}: {key} is {bound}; it must be in [0, 1].");
    }

    /// <summary>Gets what the other rate must be at least.</summary>
    public double Bound { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(
        ("class_id", _classId), ("num_thresholds", Thresholds.Count), (_key, Bound));

    /// <inheritdoc/>
    public override Tensor Result()
    {
        float[] bounded = Bounded().ToArray<float>();
        float[] rates = Rate().ToArray<float>();
        return bounded.Zip(rates).Where(pair => pair.First >= (float)Bound).Select(pair => pair.Second).DefaultIfEmpty().Max();
    }

    /// <summary>Gives the rate that is bounded, at each threshold.</summary>
    private protected abstract Tensor Bounded();

    /// <summary>Gives the rate whose largest value is looked for, at each threshold.</summary>
    private protected abstract Tensor Rate();

    /// <summary>Gives part / (part + rest), 0 where there is neither.</summary>
    private protected static Tensor Share(Variable part, Variable rest) =>
        RawOps.DivNoNan(part, RawOps.AddV2(part, rest));

    private protected override (Tensor Labels, Tensor Values) Prepare(Tensor truth, Tensor prediction)
    {
        (truth, prediction) = base.Prepare(truth, prediction);
        return _classId is { } id
            ? (RawOps.GatherV2(truth, id, -1), RawOps.GatherV2(prediction, id, -1))
            : (truth, prediction);
    }

    private static float[] Spread(string className, int count) => count switch
    {
        <= 0 => throw new InvalidArgumentException($"{className}: numThresholds is {count}; it must be positive."),
        1 => [0.5f],
        _ => [.. Enumerable.Range(0, count).Select(i => (float)(i / (count - 1.0)))],
    };
}
