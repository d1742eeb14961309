namespace RawOpsNet.Models;

/// <summary>Draws from a normal distribution cut at two deviations.</summary>
/// <param name="mean">The mean.</param>
/// <param name="deviation">The standard deviation before the cut.</param>
/// <param name="seed">The seed; null draws one from <see cref="RandomSeed"/>.</param>
public sealed class TruncatedNormal(double mean = 0, double deviation = 0.05, long? seed = null) : RandomInitializer(seed)
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        Config.Of(("mean", mean), ("stddev", deviation), ("seed", GivenSeed));

    /// <inheritdoc/>
    public override Tensor Make(Shape shape, DType dtype = DType.Float32) => TruncatedNormal(shape, dtype, mean, deviation);
}
