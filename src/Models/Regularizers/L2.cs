namespace RawOpsNet.Models;

/// <summary>Is l2 times the sum of squares.</summary>
/// <param name="l2">The factor.</param>
public sealed class L2(double l2 = 0.01) : L1L2(0, l2)
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => Config.Of(("l2", FactorOfSquares));
}
