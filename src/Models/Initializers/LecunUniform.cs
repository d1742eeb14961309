namespace RawOpsNet.Models;

/// <summary>Draws from [-limit, limit) with limit = sqrt(3 / inputs) (LeCun et al. 1998).</summary>
public sealed class LecunUniform : VarianceScaling
{
    /// <summary>Makes the initializer.</summary>
    /// <param name="seed">The seed; null draws one from <see cref="RandomSeed"/>.</param>
    public LecunUniform(long? seed = null)
        : base(1, FanMode.Inputs, VarianceDistribution.Uniform, seed)
    {
    }
}
