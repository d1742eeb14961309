using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Adds noise from a normal distribution of mean 0 in training; otherwise gives the input back.</summary>
public sealed class GaussianNoise : Layer
{
    private readonly long? _givenSeed;
    private readonly long _seed;
    private long _calls;

    /// <summary>Makes the layer.</summary>
    /// <param name="deviation">The standard deviation of the noise; 0 or more.</param>
    /// <param name="seed">Seeds the noise, another each call; null draws a seed from <see cref="RandomSeed"/>.</param>
    /// <param name="name">The name; null gives <c>gaussian_noise</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">deviation is negative.</exception>
    public GaussianNoise(double deviation, long? seed = null, string? name = null)
        : base(name)
    {
        if (!(deviation >= 0))
        {
            throw new InvalidArgumentException($"{Name}: deviation is {deviation}; it must be 0 or more.");
        }

        Deviation = deviation;
        _givenSeed = seed;
        _seed = seed ?? RandomSeed.Next();
    }

    /// <summary>Gets the standard deviation of the noise.</summary>
    public double Deviation { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        base.GetConfig().With(("stddev", Deviation), ("seed", _givenSeed));

    internal static GaussianNoise FromConfig(ConfigReader config) =>
        new(config.Required("stddev"), config.OptionalWhole("seed"), config.OptionalText("name"));

    /// <inheritdoc/>
    protected override bool SupportsMasking => true;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!training || Deviation == 0)
        {
            return input;
        }

        // The number of the call is the second half of the seed, as in Dropout.
        Tensor noise = RawOps.StatelessRandomNormal(input.Shape.ToArray(), new long[] { _seed, _calls++ }, DType.Float32);
        return RawOps.AddV2(input, RawOps.Mul(RawOps.Cast(noise, dstT: input.DType), Numbers.Like(input, Deviation)));
    }
}
