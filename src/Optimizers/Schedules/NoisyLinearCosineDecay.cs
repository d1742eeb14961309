namespace RawOpsNet.Optimizers;

/// <summary>
/// Is <see cref="LinearCosineDecay"/> with normal noise on the line, of variance initial_variance / (1 + step)^variance_decay.
/// </summary>
/// <remarks>The noise is a function of seed and step, so a run can be repeated and resumed (Keras draws from a stream).</remarks>
public sealed class NoisyLinearCosineDecay : LinearCosineDecay
{
    private readonly double _variance;
    private readonly double _decay;
    private readonly long _seed;

    /// <summary>Makes the schedule.</summary>
    /// <param name="initialLearningRate">The rate at step 0, but for noise and beta.</param>
    /// <param name="decaySteps">How many steps the fall takes.</param>
    /// <param name="initialVariance">The variance of the noise at step 0.</param>
    /// <param name="varianceDecay">The power of the step by which the variance falls.</param>
    /// <param name="numPeriods">How many periods of the cosine it has.</param>
    /// <param name="alpha">What is added to the line.</param>
    /// <param name="beta">What is added to the whole, as a share of the initial rate.</param>
    /// <param name="seed">Selects the noise.</param>
    /// <param name="name">A name for the config.</param>
    /// <exception cref="InvalidArgumentException">decaySteps is not positive, or the variance negative.</exception>
    public NoisyLinearCosineDecay(
        double initialLearningRate,
        double decaySteps,
        double initialVariance = 1,
        double varianceDecay = 0.55,
        double numPeriods = 0.5,
        double alpha = 0,
        double beta = 0.001,
        long seed = 0,
        string? name = null)
        : base(initialLearningRate, decaySteps, numPeriods, alpha, beta, name)
    {
        _variance = HyperRange.NotNegative.Require(nameof(NoisyLinearCosineDecay), nameof(initialVariance), initialVariance);
        _decay = Finite(varianceDecay, nameof(varianceDecay));
        _seed = seed;
    }

    internal static new NoisyLinearCosineDecay FromConfig(ConfigReader config) => new(
        config.Required("initial_learning_rate"),
        config.Required("decay_steps"),
        config.Number("initial_variance", 1),
        config.Number("variance_decay", 0.55),
        config.Number("num_periods", 0.5),
        config.Number("alpha", 0),
        config.Number("beta", 0.001),
        config.OptionalWhole("seed") ?? 0,
        config.OptionalText("name"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["initial_variance"] = _variance,
            ["variance_decay"] = _decay,
            ["seed"] = _seed,
        };

    private protected override T NoiseAt<T>(T step)
    {
        T deviation = T.Sqrt(Of<T>(_variance) / T.Pow(T.One + step, Of<T>(_decay)));
        Tensor sample = RawOps.StatelessRandomNormal(new[] { 1 }, new[] { _seed, long.CreateTruncating(step) });
        return Of<T>(sample.ToArray<float>()[0]) * deviation;
    }
}
