namespace RawOpsNet.Models;

/// <summary>Draws from [-limit, limit) with limit = sqrt(6 / (inputs + outputs)) (Glorot and Bengio 2010).</summary>
public sealed class GlorotUniform : VarianceScaling
{
    /// <summary>Makes the initializer.</summary>
    /// <param name="seed">The seed; null draws one from <see cref="RandomSeed"/>.</param>
    public GlorotUniform(long? seed = null)
        : base(1, FanMode.Mean, VarianceDistribution.Uniform, seed)
    {
    }
}
