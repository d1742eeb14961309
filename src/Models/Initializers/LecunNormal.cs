namespace RawOpsNet.Models;

/// <summary>Draws from a truncated normal distribution of variance 1 / inputs (LeCun et al. 1998).</summary>
public sealed class LecunNormal : VarianceScaling
{
    /// <summary>Makes the initializer.</summary>
    /// <param name="seed">The seed; null draws one from <see cref="RandomSeed"/>.</param>
    public LecunNormal(long? seed = null)
        : base(1, FanMode.Inputs, VarianceDistribution.TruncatedNormal, seed)
    {
    }
}
