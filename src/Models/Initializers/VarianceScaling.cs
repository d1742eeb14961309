using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Draws values whose variance is scale / n; n counts the inputs of a weight, its outputs, or their mean.</summary>
public class VarianceScaling : RandomInitializer
{
    // The deviation of a standard normal distribution cut at two deviations (SciPy truncnorm.std(-2, 2)).
    private const double TruncatedDeviation = 0.87962566103423978;

    private static readonly Dictionary<string, FanMode> Modes = new(StringComparer.Ordinal)
    {
        ["fan_in"] = FanMode.Inputs,
        ["fan_out"] = FanMode.Outputs,
        ["fan_avg"] = FanMode.Mean,
    };

    private static readonly Dictionary<string, VarianceDistribution> Distributions = new(StringComparer.Ordinal)
    {
        ["truncated_normal"] = VarianceDistribution.TruncatedNormal,
        ["untruncated_normal"] = VarianceDistribution.UntruncatedNormal,
        ["uniform"] = VarianceDistribution.Uniform,
    };

    private readonly double _scale;
    private readonly FanMode _mode;
    private readonly VarianceDistribution _distribution;

    /// <summary>Makes the initializer.</summary>
    /// <param name="scale">The variance times n; positive.</param>
    /// <param name="mode">What n counts.</param>
    /// <param name="distribution">What is drawn from.</param>
    /// <param name="seed">The seed; null draws one from <see cref="RandomSeed"/>.</param>
    /// <exception cref="InvalidArgumentException">scale is not positive.</exception>
    public VarianceScaling(
        double scale = 1,
        FanMode mode = FanMode.Inputs,
        VarianceDistribution distribution = VarianceDistribution.TruncatedNormal,
        long? seed = null)
        : base(seed)
    {
        if (!(scale > 0))
        {
            throw new InvalidArgumentException($"VarianceScaling: scale is {scale}; it must be positive.");
        }

        _scale = scale;
        _mode = mode;
        _distribution = distribution;
    }

    /// <inheritdoc/>
    /// <remarks>The named forms (Glorot's, He's, Lecun's) are their seed alone.</remarks>
    public override IReadOnlyDictionary<string, object?> GetConfig() => GetType() != typeof(VarianceScaling)
        ? Config.Of(("seed", GivenSeed))
        : Config.Of(
            ("scale", _scale),
            ("mode", Modes.Single(pair => pair.Value == _mode).Key),
            ("distribution", Distributions.Single(pair => pair.Value == _distribution).Key),
            ("seed", GivenSeed));

    internal static VarianceScaling FromConfig(ConfigReader config) => new(
        config.Number("scale", 1),
        Read(Modes, config.Text("mode", "fan_in"), "mode"),
        Read(Distributions, config.Text("distribution", "truncated_normal"), "distribution"),
        config.OptionalWhole("seed"));

    /// <inheritdoc/>
    public override Tensor Make(Shape shape, DType dtype = DType.Float32)
    {
        (double inputs, double outputs) = Fans(shape);
        double count = _mode switch
        {
            FanMode.Inputs => inputs,
            FanMode.Outputs => outputs,
            _ => (inputs + outputs) / 2,
        };
        double variance = _scale / Math.Max(1, count);
        if (_distribution == VarianceDistribution.Uniform)
        {
            double limit = Math.Sqrt(3 * variance);
            return Uniform(shape, dtype, -limit, limit);
        }

        if (_distribution == VarianceDistribution.UntruncatedNormal)
        {
            return Normal(shape, dtype, 0, Math.Sqrt(variance));
        }

        return TruncatedNormal(shape, dtype, 0, Math.Sqrt(variance) / TruncatedDeviation);
    }

    private static T Read<T>(Dictionary<string, T> words, string word, string key) => words.TryGetValue(word, out T? value)
        ? value
        : throw new InvalidArgumentException(
            $"VarianceScaling: {key} is '{word}'; it must be one of {string.Join(", ", words.Keys)}.");

    private static (double Inputs, double Outputs) Fans(Shape shape)
    {
        if (shape.Rank < 2)
        {
            double count = shape.Rank == 0 ? 1 : shape[0];
            return (count, count);
        }

        double field = 1;
        for (int i = 0; i < shape.Rank - 2; i++)
        {
            field *= shape[i];
        }

        return (field * shape[^2], field * shape[^1]);
    }
}
