namespace RawOpsNet.Models;

/// <summary>Means the losses of samples: the metric form of a loss.</summary>
/// <param name="loss">The loss; its reduction plays no part.</param>
/// <param name="name">The name in the logs; null: that of the loss.</param>
public sealed class LossMetric(Loss loss, string? name = null) : MeanMetric(name ?? loss?.Name ?? "loss")
{
    private protected override string KerasClass => loss.GetType().Name;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        loss.GetConfig().Where(pair => pair.Key != "reduction").ToDictionary(StringComparer.Ordinal)
            .With(("name", Name), ("dtype", "float32"));

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor truth, Tensor prediction) => loss.OfSamples(truth, prediction);
}
