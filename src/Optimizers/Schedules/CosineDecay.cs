namespace RawOpsNet.Optimizers;

/// <summary>
/// Lets the rate fall along half a cosine, after a linear rise where asked for (Loshchilov and Hutter,
/// https://arxiv.org/abs/1608.03983).
/// </summary>
/// <remarks><c>lr0 · ((1 - alpha) · (1 + cos(pi · step / decay_steps)) / 2 + alpha)</c>, constant beyond decay_steps.</remarks>
public sealed class CosineDecay : FormulaSchedule
{
    private readonly double _initial;
    private readonly double _steps;
    private readonly double _alpha;
    private readonly double? _warmupTarget;
    private readonly double _warmupSteps;

    /// <summary>Makes the schedule.</summary>
    /// <param name="initialLearningRate">The rate at step 0.</param>
    /// <param name="decaySteps">How many steps the fall takes.</param>
    /// <param name="alpha">The last rate, as a share of the highest.</param>
    /// <param name="warmupTarget">The rate that a linear rise ends at and the fall begins with; null: no rise.</param>
    /// <param name="warmupSteps">How many steps the rise takes.</param>
    /// <param name="name">A name for the config.</param>
    /// <exception cref="InvalidArgumentException">decaySteps is not positive.</exception>
    public CosineDecay(
        double initialLearningRate,
        double decaySteps,
        double alpha = 0,
        double? warmupTarget = null,
        double warmupSteps = 0,
        string? name = null)
        : base(name)
    {
        _initial = Finite(initialLearningRate, nameof(initialLearningRate));
        _steps = Positive(decaySteps, nameof(decaySteps));
        _alpha = Finite(alpha, nameof(alpha));
        _warmupTarget = warmupTarget is { } target ? Finite(target, nameof(warmupTarget)) : null;
        _warmupSteps = HyperRange.NotNegative.Require(nameof(CosineDecay), nameof(warmupSteps), warmupSteps);
    }

    internal static CosineDecay FromConfig(ConfigReader config) => new(
        config.Required("initial_learning_rate"),
        config.Required("decay_steps"),
        config.Number("alpha", 0),
        config.OptionalNumber("warmup_target"),
        config.Number("warmup_steps", 0),
        config.OptionalText("name"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["initial_learning_rate"] = _initial,
        ["decay_steps"] = _steps,
        ["alpha"] = _alpha,
        ["name"] = Name,
        ["warmup_target"] = _warmupTarget,
        ["warmup_steps"] = _warmupSteps,
    };

    private protected override T At<T>(T step)
    {
        T initial = Of<T>(_initial);
        if (_warmupTarget is not { } target)
        {
            return Decayed(step, initial);
        }

        T warmup = Of<T>(_warmupSteps);
        T highest = Of<T>(target);
        return step < warmup
            ? initial + ((highest - initial) * (step / warmup))
            : Decayed(step - warmup, highest);
    }

    private T Decayed<T>(T step, T highest)
        where T : System.Numerics.IFloatingPointIeee754<T>
    {
        T length = Of<T>(_steps);
        T done = T.Min(step, length) / length;
        T cosine = Of<T>(0.5) * (T.One + T.Cos(T.Pi * done));
        return highest * (((T.One - Of<T>(_alpha)) * cosine) + Of<T>(_alpha));
    }
}
