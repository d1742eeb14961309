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
    [Untracked]
    private IReadOnlyList<Func<IReadOnlyList<GradientAndVariable>, IReadOnlyList<GradientAndVariable>>> _transformers = [];
    [Untracked]
    private Func<IReadOnlyList<GradientAndVariable>, IReadOnlyList<GradientAndVariable>>? _aggregator;

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
    /// <remarks>A wrapper's are the wrapped optimizer's: to set them there adds them to it.</remarks>
    /// <exception cref="InvalidArgumentException">One is null, or a clipping is set.</exception>
    public virtual IReadOnlyList<Func<IReadOnlyList<GradientAndVariable>, IReadOnlyList<GradientAndVariable>>>
        GradientTransformers
    {
        get => _transformers;
        init => SetTransformers(value);
    }

    /// <summary>Gets a function that aggregates gradients instead of the sum over replicas; null by default.</summary>
    /// <remarks>A wrapper's is the wrapped optimizer's: to set it there sets it for that.</remarks>
    public virtual Func<IReadOnlyList<GradientAndVariable>, IReadOnlyList<GradientAndVariable>>? GradientAggregator
    {
        get => _aggregator;
        init => SetAggregator(value);
    }

    /// <summary>Sets the transformers, for wrappers.</summary>
    internal virtual void SetTransformers(
        IReadOnlyList<Func<IReadOnlyList<GradientAndVariable>, IReadOnlyList<GradientAndVariable>>> transformers)
    {
        ArgumentNullException.ThrowIfNull(transformers);
        if (transformers.Any(transformer => transformer is null))
        {
            throw new InvalidArgumentException($"{Name}: a gradient transformer is null.");
        }

        if (transformers.Count > 0 && (_clipNorm ?? _clipValue ?? _globalClipNorm) is not null)
        {
            throw new InvalidArgumentException($"{Name}: clipping cannot be set beside gradient transformers.");
        }

        _transformers = transformers;
    }

    /// <summary>Sets the aggregator, for wrappers.</summary>
    internal virtual void SetAggregator(
        Func<IReadOnlyList<GradientAndVariable>, IReadOnlyList<GradientAndVariable>>? aggregator) => _aggregator = aggregator;

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
            ? config.OptionalInteger("ema_overwrite_frequency")
            : EmaOverwriteFrequency;
    }

    /// <summary>Limits the gradients by the settings of this optimizer.</summary>
    private protected abstract IReadOnlyList<GradientAndVariable> ClipGradients(IReadOnlyList<GradientAndVariable> pairs);

    /// <summary>Gives Keras' default where a divisor's guard is 0: without one, 0 / 0 would follow.</summary>
    private protected double OrDefault(double epsilon) => epsilon == 0 ? 1e-7 : NotNegative("epsilon", epsilon);

    /// <summary>Gives a setting back where it is in its range.</summary>
    /// <exception cref="InvalidArgumentException">It is not; the message names optimizer, setting, value and range.</exception>
    private protected double Require(string setting, double value, HyperRange range) => range.Require(Name, setting, value);

    /// <summary>Gives a setting back where it is a number from 0.</summary>
    /// <exception cref="InvalidArgumentException">It is not.</exception>
    private protected double NotNegative(string setting, double value) => Require(setting, value, HyperRange.NotNegative);

    private double? Checked(string property, double? value)
    {
        if (value is not null && GradientTransformers.Count > 0)
        {
            throw new InvalidArgumentException($"{Name}: {property} cannot be set beside gradient transformers.");
        }

        return value is { } limit ? NotNegative(property, limit) : null;
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
