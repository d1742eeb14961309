namespace RawOpsNet.Optimizers;

/// <summary>
/// Lets the rate rise linearly to where another schedule begins, then follows it: <c>r + (after(0) - r) · step / steps</c> before
/// steps, <c>after(step - steps)</c> from there on.
/// </summary>
public sealed class Warmup : LearningRateSchedule
{
    private readonly double _steps;
    private readonly double _initial;

    /// <summary>Makes the schedule; <see cref="LearningRateSchedule.WithWarmup"/> reads better.</summary>
    /// <param name="after">What follows; its steps count from the end of the rise.</param>
    /// <param name="steps">How many steps the rise takes.</param>
    /// <param name="initialLearningRate">The rate at step 0.</param>
    /// <exception cref="InvalidArgumentException">steps is not positive.</exception>
    public Warmup(LearningRateSchedule after, double steps, double initialLearningRate = 0)
    {
        ArgumentNullException.ThrowIfNull(after);
        After = after;
        _steps = HyperRange.Positive.Require(nameof(Warmup), nameof(steps), steps);
        _initial = HyperRange.Finite.Require(nameof(Warmup), nameof(initialLearningRate), initialLearningRate);
    }

    /// <summary>Gets what follows the rise.</summary>
    public LearningRateSchedule After { get; }

    internal static Warmup FromConfig(ConfigReader config) => new(
        Deserialize(config.Value("after") as IReadOnlyDictionary<string, object?>
            ?? throw new InvalidArgumentException("Warmup: the config's 'after' is missing or no schedule.")),
        config.Required("warmup_steps"),
        config.Number("initial_learning_rate", 0));

    /// <inheritdoc/>
    public override Tensor Invoke(Tensor step)
    {
        ArgumentNullException.ThrowIfNull(step);
        DType dtype = step.DType == DType.Float64 ? DType.Float64 : DType.Float32;
        double position = RawOps.Cast(step, dstT: DType.Float64).Item<double>();
        if (position >= _steps)
        {
            return After.Invoke(Scalars.Of(position - _steps, dtype));
        }

        double target = RawOps.Cast(After.Invoke(Scalars.Of(0, dtype)), dstT: DType.Float64).Item<double>();
        return Scalars.Of(_initial + ((target - _initial) * (position / _steps)), dtype);
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["after"] = Serialize(After),
        ["warmup_steps"] = _steps,
        ["initial_learning_rate"] = _initial,
    };
}
