using RawOpsNet.OpServices;

namespace RawOpsNet.Optimizers;

/// <summary>Gives a learning rate for each step of training.</summary>
public abstract class LearningRateSchedule : Trackable
{
    private static readonly Lock Gate = new();

    private static readonly Dictionary<string, Func<ConfigReader, LearningRateSchedule>> Makers = new(StringComparer.Ordinal)
    {
        [nameof(CosineDecay)] = CosineDecay.FromConfig,
        [nameof(CosineDecayRestarts)] = CosineDecayRestarts.FromConfig,
        [nameof(ExponentialDecay)] = ExponentialDecay.FromConfig,
        [nameof(InverseTimeDecay)] = InverseTimeDecay.FromConfig,
        [nameof(LinearCosineDecay)] = LinearCosineDecay.FromConfig,
        [nameof(NoisyLinearCosineDecay)] = NoisyLinearCosineDecay.FromConfig,
        [nameof(PiecewiseConstantDecay)] = PiecewiseConstantDecay.FromConfig,
        [nameof(PolynomialDecay)] = PolynomialDecay.FromConfig,
        [nameof(Warmup)] = Warmup.FromConfig,
    };

    /// <summary>Computes the rate at a step.</summary>
    /// <param name="step">The number of steps taken: a scalar, an integer or of the dtype of the rate.</param>
    /// <returns>The rate, a scalar.</returns>
    public abstract Tensor Invoke(Tensor step);

    /// <summary>Describes the schedule, so that it can be made again.</summary>
    public abstract IReadOnlyDictionary<string, object?> GetConfig();

    /// <summary>Puts a linear rise from a first rate before this schedule, which then begins at its own step 0.</summary>
    /// <param name="steps">How many steps the rise takes.</param>
    /// <param name="initialLearningRate">The rate at step 0.</param>
    public LearningRateSchedule WithWarmup(double steps, double initialLearningRate = 0) =>
        new Warmup(this, steps, initialLearningRate);

    /// <summary>Makes a schedule of one's own known by the name of its class, so that configs can be read.</summary>
    public static void Register(string className, Func<ConfigReader, LearningRateSchedule> make)
    {
        ArgumentException.ThrowIfNullOrEmpty(className);
        ArgumentNullException.ThrowIfNull(make);
        lock (Gate)
        {
            Makers[className] = make;
        }
    }

    /// <summary>Describes a schedule with its class, in Keras' form: module, class_name, config, registered_name.</summary>
    public static IReadOnlyDictionary<string, object?> Serialize(LearningRateSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        bool isOurs = schedule.GetType().Assembly == typeof(LearningRateSchedule).Assembly;
        string name = schedule.GetType().Name;
        return new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["module"] = isOurs ? "keras.optimizers.schedules" : null,
            ["class_name"] = name,
            ["config"] = schedule.GetConfig(),
            ["registered_name"] = isOurs ? null : name,
        };
    }

    /// <summary>Makes a schedule from what <see cref="Serialize"/> gave.</summary>
    /// <exception cref="InvalidArgumentException">The class is not known, or a key or value is not one of it.</exception>
    public static LearningRateSchedule Deserialize(IReadOnlyDictionary<string, object?> serialized)
    {
        ArgumentNullException.ThrowIfNull(serialized);
        string name = serialized.GetValueOrDefault("class_name") as string
            ?? throw new InvalidArgumentException("The config of a schedule has no 'class_name'.");
        Func<ConfigReader, LearningRateSchedule>? make;
        lock (Gate)
        {
            if (!Makers.TryGetValue(name, out make))
            {
                throw new InvalidArgumentException(
                    UnknownName.Text("schedule", name, Makers.Keys.Order(StringComparer.Ordinal)));
            }
        }

        object? config = serialized.GetValueOrDefault("config");
        ConfigReader reader = new(name, config as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>());
        LearningRateSchedule made = make(reader);
        reader.Finish();
        return made;
    }
}
