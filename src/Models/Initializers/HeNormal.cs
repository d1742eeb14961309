namespace RawOpsNet.Models;

/// <summary>Draws from a truncated normal distribution of variance 2 / inputs (He et al. 2015).</summary>
public sealed class HeNormal : VarianceScaling
{
    /// <summary>Makes the initializer.</summary>
    /// <param name="seed">The seed; null draws one from <see cref="RandomSeed"/>.</param>
    public HeNormal(long? seed = null)
        : base(2, FanMode.Inputs, VarianceDistribution.TruncatedNormal, seed)
    {
    }
}
