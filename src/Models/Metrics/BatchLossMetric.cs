namespace RawOpsNet.Models;

/// <summary>
/// Means the reduced losses of batches, each counting once whatever its rows: what a loss object among Keras' metrics means.
/// </summary>
/// <param name="loss">The loss.</param>
/// <param name="name">The name in the logs; null: that of the loss.</param>
public sealed class BatchLossMetric(Loss loss, string? name = null) : MeanMetric(name ?? loss?.Name ?? "loss")
{
    private protected override string KerasClass => loss.GetType().Name;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => loss.GetConfig();

    /// <inheritdoc/>
    public override void UpdateState(Tensor truth, Tensor prediction, Tensor? sampleWeight = null) =>
        base.UpdateState(truth, prediction);

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor truth, Tensor prediction) => loss.Invoke(truth, prediction);
}
