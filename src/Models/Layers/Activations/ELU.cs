namespace RawOpsNet.Models;

/// <summary>Keeps positive elements and bends negative ones: <c>x where x &gt; 0, alpha · (exp(x) − 1) else</c>.</summary>
/// <param name="alpha">The factor below zero.</param>
/// <param name="name">The name; null gives <c>elu</c> with a running number.</param>
public sealed class ELU(double alpha = 1, string? name = null) : Layer(name)
{
    /// <summary>Gets the factor below zero.</summary>
    public double Alpha { get; } = alpha;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(("alpha", (double)(float)Alpha));

    /// <inheritdoc/>
    protected override bool SupportsMasking => true;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        Tensor bent = RawOps.Elu(input);
        return Alpha == 1
            ? bent
            : RawOps.SelectV2(
                RawOps.Greater(input, Numbers.Like(input, 0)), bent, RawOps.Mul(Numbers.Like(input, Alpha), bent));
    }
}
