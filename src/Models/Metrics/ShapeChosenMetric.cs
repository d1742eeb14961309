namespace RawOpsNet.Models;

/// <summary>Picks the metric that fits the shapes of the first batch; the loss plays no part.</summary>
/// <param name="name">The name in the logs.</param>
public abstract class ShapeChosenMetric(string name) : Metric(name)
{
    private MeanMetric? _chosen;

    /// <inheritdoc/>
    public override void UpdateState(Tensor truth, Tensor prediction, Tensor? sampleWeight = null)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(prediction);
        _chosen ??= Choose(truth.Shape, prediction.Shape);
        _chosen.UpdateState(truth, prediction, sampleWeight);
    }

    /// <inheritdoc/>
    public override Tensor Result() => _chosen?.Result() ?? 0f;

    /// <inheritdoc/>
    public override void ResetState() => _chosen?.ResetState();

    private protected abstract MeanMetric Make(bool isBinary, bool isSparse);

    // The rule of Keras' compile_utils.py, MetricsContainer._get_metric_object.
    private MeanMetric Choose(Shape truth, Shape prediction) => Make(
        prediction.Rank > 0 && prediction[^1] == 1,
        truth.Rank < prediction.Rank || (truth.Rank > 0 && truth[^1] == 1 && prediction[^1] > 1));
}
