namespace RawOpsNet.Models;

/// <summary>Draws from a truncated normal distribution of variance 2 / (inputs + outputs) (Glorot and Bengio 2010).</summary>
public sealed class GlorotNormal : VarianceScaling
{
    /// <summary>Makes the initializer.</summary>
    /// <param name="seed">The seed; null draws one from <see cref="RandomSeed"/>.</param>
    public GlorotNormal(long? seed = null)
        : base(1, FanMode.Mean, VarianceDistribution.TruncatedNormal, seed)
    {
    }
}
