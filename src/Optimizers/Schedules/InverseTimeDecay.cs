namespace RawOpsNet.Optimizers;

/// <summary>Lets the rate fall as the inverse of time: <c>lr0 / (1 + decay_rate · step / decay_steps)</c>.</summary>
public sealed class InverseTimeDecay : FormulaSchedule
{
    private readonly double _initial;
    private readonly double _steps;
    private readonly double _rate;
    private readonly bool _staircase;

    /// <summary>Makes the schedule.</summary>
    /// <param name="initialLearningRate">The rate at step 0.</param>
    /// <param name="decaySteps">The unit of time, in steps.</param>
    /// <param name="decayRate">How quickly the rate falls.</param>
    /// <param name="staircase">Count whole units of time only.</param>
    /// <param name="name">A name for the config.</param>
    /// <exception cref="InvalidArgumentException">decaySteps is not positive.</exception>
    public InverseTimeDecay(
        double initialLearningRate, double decaySteps, double decayRate, bool staircase = false, string? name = null)
        : base(name)
    {
        _initial = Finite(initialLearningRate, nameof(initialLearningRate));
        _steps = Positive(decaySteps, nameof(decaySteps));
        _rate = Finite(decayRate, nameof(decayRate));
        _staircase = staircase;
    }

    internal static InverseTimeDecay FromConfig(ConfigReader config) => new(
        config.Required("initial_learning_rate"),
        config.Required("decay_steps"),
        config.Required("decay_rate"),
        config.Flag("staircase"),
        config.OptionalText("name"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["initial_learning_rate"] = _initial,
        ["decay_steps"] = _steps,
        ["decay_rate"] = _rate,
        ["staircase"] = _staircase,
        ["name"] = Name,
    };

    private protected override T At<T>(T step)
    {
        T periods = step / Of<T>(_steps);
        return Of<T>(_initial) / (T.One + (Of<T>(_rate) * (_staircase ? T.Floor(periods) : periods)));
    }
}
