namespace RawOpsNet.Models;

/// <summary>Draws values from Philox streams; the same seed gives the same value each time, as in Keras.</summary>
public abstract class RandomInitializer : Initializer
{
    /// <summary>Makes the initializer.</summary>
    /// <param name="seed">The seed; null draws one from <see cref="RandomSeed"/>.</param>
    protected RandomInitializer(long? seed)
    {
        GivenSeed = seed;
        Seed = seed ?? RandomSeed.Next();
    }

    /// <summary>Gets the seed.</summary>
    public long Seed { get; }

    // What a config says: a seed that was drawn is not part of it.
    private protected long? GivenSeed { get; }

    /// <summary>Draws from [minimum, maximum).</summary>
    protected Tensor Uniform(Shape shape, DType dtype, double minimum, double maximum)
    {
        Tensor unit = RawOps.StatelessRandomUniform(shape.ToArray(), Seeds(), dtype);
        Tensor width = RawOps.Cast(maximum - minimum, dstT: dtype);
        return RawOps.AddV2(RawOps.Mul(unit, width), RawOps.Cast(minimum, dstT: dtype));
    }

    /// <summary>Draws from a normal distribution.</summary>
    protected Tensor Normal(Shape shape, DType dtype, double mean, double deviation)
    {
        Tensor standard = RawOps.StatelessRandomNormal(shape.ToArray(), Seeds(), dtype);
        return Scaled(standard, dtype, mean, deviation);
    }

    /// <summary>Draws from a normal distribution, anew where a value is more than two deviations off.</summary>
    protected Tensor TruncatedNormal(Shape shape, DType dtype, double mean, double deviation)
    {
        Tensor standard = RawOps.StatelessTruncatedNormal(shape.ToArray(), Seeds(), dtype);
        return Scaled(standard, dtype, mean, deviation);
    }

    private static Tensor Scaled(Tensor standard, DType dtype, double mean, double deviation) =>
        RawOps.AddV2(RawOps.Mul(standard, RawOps.Cast(deviation, dstT: dtype)), RawOps.Cast(mean, dstT: dtype));

    // Keras' random generator pairs the seed with a nonce, which is 0 for weights that are not partitioned.
    private long[] Seeds() => [Seed, 0];
}
