namespace RawOpsNet.Models;

/// <summary>Draws from [-limit, limit) with limit = sqrt(6 / inputs) (He et al. 2015).</summary>
public sealed class HeUniform : VarianceScaling
{
    /// <summary>Makes the initializer.</summary>
    /// <param name="seed">The seed; null draws one from <see cref="RandomSeed"/>.</param>
    public HeUniform(long? seed = null)
        : base(2, FanMode.Inputs, VarianceDistribution.Uniform, seed)
    {
    }
}
