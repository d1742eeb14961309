namespace RawOpsNet.Models;

/// <summary>Draws the Euclidean norm of each vector of a weight into a range.</summary>
/// <param name="minValue">The smallest norm.</param>
/// <param name="maxValue">The largest norm.</param>
/// <param name="rate">How far a norm outside is moved: 1 moves it all the way.</param>
/// <param name="axes">The axes of a vector; none: the first.</param>
public sealed class MinMaxNorm(double minValue = 0, double maxValue = 1, double rate = 1, params long[] axes) : Constraint
{
    private readonly long[] _axes = axes.Length == 0 ? [0] : axes;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => Config.Of(
        ("min_value", minValue), ("max_value", maxValue), ("rate", rate), ("axis", Config.OfAxes(_axes)));

    /// <inheritdoc/>
    public override Tensor Invoke(Tensor weight)
    {
        ArgumentNullException.ThrowIfNull(weight);
        Tensor norm = Norm(weight, _axes);
        Tensor desired = RawOps.AddV2(
            RawOps.Mul(Numbers.Like(norm, rate), Numbers.Clip(norm, minValue, maxValue)),
            RawOps.Mul(Numbers.Like(norm, 1 - rate), norm));
        return RawOps.Mul(weight, RawOps.RealDiv(desired, Divisor(norm)));
    }
}
