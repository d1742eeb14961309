namespace RawOpsNet.Models;

/// <summary>Sets negative elements to 0.</summary>
public sealed class NonNeg : Constraint
{
    /// <inheritdoc/>
    public override Tensor Invoke(Tensor weight)
    {
        ArgumentNullException.ThrowIfNull(weight);
        Tensor kept = RawOps.GreaterEqual(weight, Numbers.Like(weight, 0));
        return RawOps.Mul(weight, RawOps.Cast(kept, dstT: weight.DType));
    }
}
