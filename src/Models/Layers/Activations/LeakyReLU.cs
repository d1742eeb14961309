namespace RawOpsNet.Models;

/// <summary>Keeps positive elements and scales negative ones down: <c>x where x ≥ 0, alpha · x else</c>.</summary>
/// <param name="alpha">The slope below zero; 0.3 by default, as in Keras.</param>
/// <param name="name">The name; null gives <c>leaky_re_lu</c> with a running number.</param>
public sealed class LeakyReLU(double alpha = 0.3, string? name = null) : Layer(name)
{
    /// <summary>Gets the slope below zero.</summary>
    public double Alpha { get; } = alpha;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(("alpha", (double)(float)Alpha));

    /// <inheritdoc/>
    protected override bool SupportsMasking => true;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training) => RawOps.LeakyRelu(input, (float)Alpha);
}
