namespace RawOpsNet.Models;

/// <summary>Draws values whose variance is scale / n; n counts the inputs of a weight, its outputs, or their mean.</summary>
public class VarianceScaling : RandomInitializer
{
    // The deviation of a standard normal distribution cut at two deviations (SciPy truncnorm.std(-2, 2)).
    private const double TruncatedDeviation = 0.87962566103423978;

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
