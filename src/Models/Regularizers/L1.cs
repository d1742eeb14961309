namespace RawOpsNet.Models;

/// <summary>Is l1 times the sum of absolute values.</summary>
/// <param name="l1">The factor.</param>
public sealed class L1(double l1 = 0.01) : L1L2(l1, 0)
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => Config.Of(("l1", FactorOfSizes));
}
