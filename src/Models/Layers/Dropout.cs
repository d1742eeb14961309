using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>
/// Sets a share of the inputs to zero in training and scales the rest up, so that their sum is kept on average.
/// </summary>
public sealed class Dropout : Layer
{
    private readonly DropoutMask _mask;

    /// <summary>Makes the layer.</summary>
    /// <param name="rate">The share that becomes zero; in [0, 1].</param>
    /// <param name="seed">Seeds the choice, a new one each call; null draws one from <see cref="RandomSeed"/>.</param>
    /// <param name="name">The name; null gives <c>dropout</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">rate is outside [0, 1].</exception>
    public Dropout(double rate, long? seed = null, string? name = null)
        : base(name) => _mask = new DropoutMask(rate, seed, Name);

    /// <summary>Gets the share that becomes zero.</summary>
    public double Rate => _mask.Rate;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        base.GetConfig().With(("rate", Rate), ("noise_shape", null), ("seed", _mask.GivenSeed));

    internal static Dropout FromConfig(ConfigReader config) => config.Value("noise_shape") is null
        ? new Dropout(config.Required("rate"), config.OptionalWhole("seed"), config.OptionalText("name"))
        : throw new InvalidArgumentException("Dropout: noise_shape is not there; it must be null.");

    /// <inheritdoc/>
    protected override bool SupportsMasking => true;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training) => training ? _mask.Apply(input) : input;
}
