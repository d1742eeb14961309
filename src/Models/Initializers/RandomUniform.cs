namespace RawOpsNet.Models;

/// <summary>Draws from [minimum, maximum).</summary>
/// <param name="minimum">The smallest value.</param>
/// <param name="maximum">The end of the range.</param>
/// <param name="seed">The seed; null draws one from <see cref="RandomSeed"/>.</param>
public sealed class RandomUniform(double minimum = -0.05, double maximum = 0.05, long? seed = null) : RandomInitializer(seed)
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        Config.Of(("minval", minimum), ("maxval", maximum), ("seed", GivenSeed));

    /// <inheritdoc/>
    public override Tensor Make(Shape shape, DType dtype = DType.Float32) => Uniform(shape, dtype, minimum, maximum);
}
