namespace RawOpsNet.Models;

/// <summary>Scales each vector of a weight to Euclidean norm 1.</summary>
/// <param name="axes">The axes of a vector; none: the first.</param>
public sealed class UnitNorm(params long[] axes) : Constraint
{
    private readonly long[] _axes = axes.Length == 0 ? [0] : axes;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => Config.Of(("axis", Config.OfAxes(_axes)));

    /// <inheritdoc/>
    public override Tensor Invoke(Tensor weight)
    {
        ArgumentNullException.ThrowIfNull(weight);
        return RawOps.RealDiv(weight, Divisor(Norm(weight, _axes)));
    }
}
