namespace RawOpsNet.Models;

/// <summary>Is l1 times the sum of absolute values and l2 times the sum of squares.</summary>
/// <param name="l1">The factor of the absolute values.</param>
/// <param name="l2">The factor of the squares.</param>
public class L1L2(double l1 = 0, double l2 = 0) : Regularizer
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        Config.Of(("l1", FactorOfSizes), ("l2", FactorOfSquares));

    /// <inheritdoc/>
    public override Tensor Invoke(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        Tensor penalty = Numbers.Like(x, 0);
        if (l1 != 0)
        {
            penalty = RawOps.AddV2(penalty, RawOps.Mul(Numbers.Like(x, l1), RawOps.Sum(RawOps.Abs(x), Axes.All(x))));
        }

        return l2 == 0
            ? penalty
            : RawOps.AddV2(penalty, RawOps.Mul(Numbers.Like(x, l2), RawOps.Sum(RawOps.Square(x), Axes.All(x))));
    }

    // Keras keeps factors as float32.
    private protected double FactorOfSizes => (float)l1;

    private protected double FactorOfSquares => (float)l2;
}
