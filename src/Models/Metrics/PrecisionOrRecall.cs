namespace RawOpsNet.Models;

/// <summary>Shares what <see cref="Precision"/> and <see cref="Recall"/> have in common: thresholds, top k, one class.</summary>
public abstract class PrecisionOrRecall : ConfusionMetric
{
    // What predictions outside of the top k become (metrics_utils.NEG_INF).
    private const float Lowest = -1e10f;

    private readonly IReadOnlyList<double>? _given;
    private readonly int? _topK;
    private readonly int? _classId;

    private protected PrecisionOrRecall(
        IReadOnlyList<double>? thresholds, int? topK, int? classId, string? name, string className)
        : base(
            name ?? LayerNames.Next(className),
            thresholds is null ? [topK is null ? 0.5f : Lowest] : [.. thresholds.Select(value => (float)value)])
    {
        _given = thresholds;
        _topK = topK;
        _classId = classId;
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(
        ("thresholds", _given is [double only] ? only : _given), ("top_k", _topK), ("class_id", _classId));

    // A scalar for one threshold, else a value for each.
    private protected Tensor Share(Variable wrong)
    {
        Tensor right = TruePositives.Read();
        Tensor shares = RawOps.DivNoNan(right, RawOps.AddV2(right, wrong.Read()));
        return Thresholds.Count == 1 ? RawOps.Reshape(shares, Array.Empty<long>()) : shares;
    }

    private protected override (Tensor Labels, Tensor Values) Prepare(Tensor truth, Tensor prediction)
    {
        (truth, prediction) = base.Prepare(truth, prediction);
        if (_topK is { } k)
        {
            Tensor chosen = RawOps.TopKV2(prediction, k).Indices;
            Tensor marks = RawOps.OneHot(
                chosen, (int)prediction.Shape[^1], Numbers.Like(prediction, 1), Numbers.Like(prediction, 0));
            Tensor isTop = RawOps.Greater(RawOps.Sum(marks, -2), Numbers.Like(prediction, 0));
            prediction = RawOps.SelectV2(isTop, prediction, Numbers.Like(prediction, Lowest));
        }

        return _classId is { } id
            ? (RawOps.GatherV2(truth, id, -1), RawOps.GatherV2(prediction, id, -1))
            : (truth, prediction);
    }
}
