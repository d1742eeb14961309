namespace RawOpsNet.Optimizers;

/// <summary>
/// Lets the rate fall to an end by a power: <c>(lr0 - end) · (1 - step / decay_steps)^power + end</c>.
/// </summary>
public sealed class PolynomialDecay : FormulaSchedule
{
    private readonly double _initial;
    private readonly double _steps;
    private readonly double _end;
    private readonly double _power;
    private readonly bool _cycle;

    /// <summary>Makes the schedule.</summary>
    /// <param name="initialLearningRate">The rate at step 0.</param>
    /// <param name="decaySteps">When the end is reached.</param>
    /// <param name="endLearningRate">The last rate.</param>
    /// <param name="power">The power; 1 is a straight line.</param>
    /// <param name="cycle">Lengthen the decay to the next multiple of decaySteps instead of staying at the end.</param>
    /// <param name="name">A name for the config.</param>
    /// <exception cref="InvalidArgumentException">decaySteps is not positive.</exception>
    public PolynomialDecay(
        double initialLearningRate,
        double decaySteps,
        double endLearningRate = 0.0001,
        double power = 1,
        bool cycle = false,
        string? name = null)
        : base(name)
    {
        _initial = Finite(initialLearningRate, nameof(initialLearningRate));
        _steps = Positive(decaySteps, nameof(decaySteps));
        _end = Finite(endLearningRate, nameof(endLearningRate));
        _power = Finite(power, nameof(power));
        _cycle = cycle;
    }

    internal static PolynomialDecay FromConfig(ConfigReader config) => new(
        config.Required("initial_learning_rate"),
        config.Required("decay_steps"),
        config.Number("end_learning_rate", 0.0001),
        config.Number("power", 1),
        config.Flag("cycle"),
        config.OptionalText("name"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["initial_learning_rate"] = _initial,
        ["decay_steps"] = _steps,
        ["end_learning_rate"] = _end,
        ["power"] = _power,
        ["cycle"] = _cycle,
        ["name"] = Name,
    };

    private protected override T At<T>(T step)
    {
        T length = Of<T>(_steps);
        if (_cycle)
        {
            length *= step == T.Zero ? T.One : T.Ceiling(step / length);
        }
        else
        {
            step = T.Min(step, length);
        }

        T left = T.Pow(T.One - (step / length), Of<T>(_power));
        return ((Of<T>(_initial) - Of<T>(_end)) * left) + Of<T>(_end);
    }
}
