namespace RawOpsNet.Models;

/// <summary>Limits the Euclidean norm of each vector of a weight.</summary>
/// <param name="maxValue">The largest norm.</param>
/// <param name="axes">The axes of a vector; none: the first.</param>
public sealed class MaxNorm(double maxValue = 2, params long[] axes) : Constraint
{
    private readonly long[] _axes = axes.Length == 0 ? [0] : axes;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        Config.Of(("max_value", maxValue), ("axis", Config.OfAxes(_axes)));

    /// <inheritdoc/>
    public override Tensor Invoke(Tensor weight)
    {
        ArgumentNullException.ThrowIfNull(weight);
        Tensor norm = Norm(weight, _axes);
        return RawOps.Mul(weight, RawOps.RealDiv(Numbers.Clip(norm, 0, maxValue), Divisor(norm)));
    }
}
