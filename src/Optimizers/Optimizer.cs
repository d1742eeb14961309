using System.Runtime.CompilerServices;

namespace RawOpsNet.Optimizers;

// The room of the optimizers: Optimizer does what all share (hypers, slots, clipping, weight decay, averages, the order of a
// step); OptimizerV2 and OptimizerV3 are Keras' two families, which differ in clipping, names and configs; a subclass says how
// one variable takes its gradient.

/// <summary>
/// Updates variables from gradients: the common part of Keras' two families, <see cref="OptimizerV2"/> and
/// <see cref="OptimizerV3"/>. Subclasses of those override <see cref="ResourceApplyDense"/> and
/// <see cref="ResourceApplySparse"/>.
/// </summary>
public abstract partial class Optimizer : Trackable, ISlotOwner
{
    private double? _clipNorm;
    private double? _clipValue;
    private double? _globalClipNorm;

    private protected Optimizer(string name) => Name = name;

    /// <summary>Gets the name, by default the class'.</summary>
    public string Name { get; }

    /// <summary>Gets or sets whether a wrapper holds this optimizer.</summary>
    internal bool IsWrapped { get; set; }

    /// <summary>Gets or sets the largest norm of each gradient; longer ones are scaled down. Null: no limit.</summary>
    /// <exception cref="InvalidArgumentException">
    /// The value is negative, a global norm is set too, or there are transformers.
    /// </exception>
    public virtual double? ClipNorm
    {
        get => _clipNorm;
        set
        {
            RefuseBoth(value, _globalClipNorm);
            _clipNorm = Checked("ClipNorm", value);
        }
    }

    /// <summary>Gets or sets the largest magnitude of a gradient's elements. Null: no limit.</summary>
    /// <exception cref="InvalidArgumentException">The value is negative, or there are transformers.</exception>
    public virtual double? ClipValue
    {
        get => _clipValue;
        set => _clipValue = Checked("ClipValue", value);
    }

    /// <summary>Gets or sets the largest norm of all gradients together. Null: no limit.</summary>
    /// <exception cref="InvalidArgumentException">
    /// The value is negative, a norm is set too, or there are transformers.
    /// </exception>
    public virtual double? GlobalClipNorm
    {
        get => _globalClipNorm;
        set
        {
            RefuseBoth(value, _clipNorm);
            _globalClipNorm = Checked("GlobalClipNorm", value);
        }
    }

    /// <summary>Gets functions that change the aggregated gradients before they are applied, in order, after clipping.</summary>
    [field: Untracked]
    public IReadOnlyList<Func<IReadOnlyList<GradientAndVariable>, IReadOnlyList<GradientAndVariable>>> GradientTransformers
    {
        get;
        init
        {
            if (value.Count > 0 && (_clipNorm ?? _clipValue ?? _globalClipNorm) is not null)
            {
                throw new InvalidArgumentException($"{Name}: clipping cannot be set beside gradient transformers.");
            }

            field = value;
        }
    }

        = [];

    /// <summary>Gets a function that aggregates gradients instead of the sum over replicas; null by default.</summary>
    [field: Untracked]
    public Func<IReadOnlyList<GradientAndVariable>, IReadOnlyList<GradientAndVariable>>? GradientAggregator { get; init; }

    /// <summary>Describes the optimizer, so that <see cref="OptimizerNames.FromConfig"/> can make it again.</summary>
    public abstract IReadOnlyDictionary<string, object?> GetConfig();

    /// <summary>Reads what every class has from a config: clipping, weight decay, averages, and the family's own.</summary>
    internal virtual void ReadCommon(ConfigReader config)
    {
        ClipNorm = config.OptionalNumber("clipnorm");
        ClipValue = config.OptionalNumber("clipvalue");
        GlobalClipNorm = config.OptionalNumber("global_clipnorm");
        WeightDecay = config.OptionalNumber("weight_decay") ?? WeightDecay;
        UseEma = config.Flag("use_ema");
        EmaMomentum = config.Number("ema_momentum", EmaMomentum);

        // Null is a setting of its own here: RMSprop's default is 100.
        EmaOverwriteFrequency = config.Has("ema_overwrite_frequency")
            ? (int?)config.OptionalNumber("ema_overwrite_frequency")
            : EmaOverwriteFrequency;
    }

    /// <summary>Limits the gradients by the settings of this optimizer.</summary>
    private protected abstract IReadOnlyList<GradientAndVariable> ClipGradients(IReadOnlyList<GradientAndVariable> pairs);

    /// <summary>Gives Keras' default where a divisor's guard is 0: without one, 0 / 0 would follow.</summary>
    private protected static double OrDefault(double epsilon) => epsilon == 0 ? 1e-7 : epsilon;

    /// <summary>Refuses a negative setting.</summary>
    /// <exception cref="InvalidArgumentException">The value is negative.</exception>
    private protected double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string setting = "") =>
        value >= 0 ? value : throw new InvalidArgumentException($"{Name}: {setting} is {value}; it must not be negative.");

    private double? Checked(string property, double? value)
    {
        if (value is not null && GradientTransformers.Count > 0)
        {
            throw new InvalidArgumentException($"{Name}: {property} cannot be set beside gradient transformers.");
        }

        return value is null or >= 0
            ? value
            : throw new InvalidArgumentException($"{Name}: {property} is {value}; it must not be negative.");
    }

    private void RefuseBoth(double? value, double? other)
    {
        if (value is not null && other is not null)
        {
            throw new InvalidArgumentException(
                $"{Name}: ClipNorm limits each gradient and GlobalClipNorm all together; set one of them.");
        }
    }
}
