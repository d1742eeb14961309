namespace RawOpsNet.Optimizers;

/// <summary>
/// Lets the rate fall along a line times a cosine (Bello et al., https://arxiv.org/abs/1709.07417):
/// <c>lr0 · ((alpha + 1 - f) · (1 + cos(2 pi · num_periods · f)) / 2 + beta)</c> with f = min(step, D) / D.
/// </summary>
public class LinearCosineDecay : FormulaSchedule
{
    private readonly double _initial;
    private readonly double _steps;
    private readonly double _periods;
    private readonly double _alpha;
    private readonly double _beta;

    /// <summary>Makes the schedule.</summary>
    /// <param name="initialLearningRate">The rate at step 0, but for beta.</param>
    /// <param name="decaySteps">How many steps the fall takes.</param>
    /// <param name="numPeriods">How many periods of the cosine it has.</param>
    /// <param name="alpha">What is added to the line.</param>
    /// <param name="beta">What is added to the whole, as a share of the initial rate.</param>
    /// <param name="name">A name for the config.</param>
    /// <exception cref="InvalidArgumentException">decaySteps is not positive.</exception>
    public LinearCosineDecay(
        double initialLearningRate,
        double decaySteps,
        double numPeriods = 0.5,
        double alpha = 0,
        double beta = 0.001,
        string? name = null)
        : base(name)
    {
        _initial = Finite(initialLearningRate, nameof(initialLearningRate));
        _steps = Positive(decaySteps, nameof(decaySteps));
        _periods = Finite(numPeriods, nameof(numPeriods));
        _alpha = Finite(alpha, nameof(alpha));
        _beta = Finite(beta, nameof(beta));
    }

    internal static LinearCosineDecay FromConfig(ConfigReader config) => new(
        config.Required("initial_learning_rate"),
        config.Required("decay_steps"),
        config.Number("num_periods", 0.5),
        config.Number("alpha", 0),
        config.Number("beta", 0.001),
        config.OptionalText("name"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["initial_learning_rate"] = _initial,
        ["decay_steps"] = _steps,
        ["num_periods"] = _periods,
        ["alpha"] = _alpha,
        ["beta"] = _beta,
        ["name"] = Name,
    };

    /// <summary>Gives what is added to the line at a step: nothing here.</summary>
    private protected virtual T NoiseAt<T>(T step)
        where T : System.Numerics.IFloatingPointIeee754<T> => T.Zero;

    private protected sealed override T At<T>(T step)
    {
        T length = Of<T>(_steps);
        step = T.Min(step, length);
        T line = ((length - step) / length) + NoiseAt(step);
        T cosine = Of<T>(0.5) * (T.One + T.Cos(Of<T>(2) * T.Pi * Of<T>(_periods) * step / length));
        return Of<T>(_initial) * (((Of<T>(_alpha) + line) * cosine) + Of<T>(_beta));
    }
}
