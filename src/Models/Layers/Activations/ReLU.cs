using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Cuts off below a threshold, and above a limit where there is one.</summary>
/// <remarks>
/// <c>limit where x ≥ limit; x where threshold ≤ x &lt; limit; negativeSlope · (x − threshold) else</c>, as Keras' ReLU.
/// </remarks>
public sealed class ReLU : Layer
{
    /// <summary>Makes the layer.</summary>
    /// <param name="maxValue">The limit; null: there is none.</param>
    /// <param name="negativeSlope">The slope below the threshold; not negative.</param>
    /// <param name="threshold">Where the cut is; not negative.</param>
    /// <param name="name">The name; null gives <c>re_lu</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">A number is negative.</exception>
    public ReLU(double? maxValue = null, double negativeSlope = 0, double threshold = 0, string? name = null)
        : base(name)
    {
        RequireNonNegative(maxValue ?? 0, nameof(maxValue));
        RequireNonNegative(negativeSlope, nameof(negativeSlope));
        RequireNonNegative(threshold, nameof(threshold));
        MaxValue = maxValue;
        NegativeSlope = negativeSlope;
        Threshold = threshold;
    }

    /// <summary>Gets the limit, or null.</summary>
    public double? MaxValue { get; }

    /// <summary>Gets the slope below the threshold.</summary>
    public double NegativeSlope { get; }

    /// <summary>Gets where the cut is.</summary>
    public double Threshold { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(
        ("max_value", MaxValue), ("negative_slope", NegativeSlope), ("threshold", Threshold));

    internal static ReLU FromConfig(ConfigReader config) => new(
        config.OptionalNumber("max_value"),
        config.Number("negative_slope", 0),
        config.Number("threshold", 0),
        config.OptionalText("name"));

    /// <inheritdoc/>
    protected override bool SupportsMasking => true;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        if (Threshold == 0 && MaxValue is null)
        {
            return NegativeSlope == 0 ? RawOps.Relu(input) : RawOps.LeakyRelu(input, (float)NegativeSlope);
        }

        if (Threshold == 0 && NegativeSlope == 0 && MaxValue == 6)
        {
            return RawOps.Relu6(input);
        }

        Tensor threshold = Numbers.Like(input, Threshold);
        Tensor below = RawOps.Mul(Numbers.Like(input, NegativeSlope), RawOps.Sub(input, threshold));
        Tensor output = RawOps.SelectV2(RawOps.GreaterEqual(input, threshold), input, below);
        return MaxValue is { } limit ? RawOps.Minimum(output, Numbers.Like(input, limit)) : output;
    }

    private void RequireNonNegative(double value, string argument)
    {
        if (!(value >= 0))
        {
            throw new InvalidArgumentException($"{Name}: {argument} is {value}; it must be 0 or more.");
        }
    }
}
