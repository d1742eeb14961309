namespace RawOpsNet.Optimizers;

// The room of the optimizers: OptimizerV2 does what all share (hypers, slots, clipping, the order of a step), as Keras'
// OptimizerV2 does to the letter; a subclass says how one variable takes its gradient.

/// <summary>
/// Updates variables from gradients. Subclasses override <see cref="ResourceApplyDense"/> and
/// <see cref="ResourceApplySparse"/>; follows Keras' OptimizerV2 (optimizer_v2.py).
/// </summary>
public abstract partial class OptimizerV2 : Trackable
{
    private double? _clipNorm;
    private double? _clipValue;
    private double? _globalClipNorm;

    /// <summary>Makes an optimizer of a name; hyper-parameters are set by the subclass through <see cref="SetHyper"/>.</summary>
    protected OptimizerV2(string name) => Name = name;

    /// <summary>Gets the name, by default the class'.</summary>
    public string Name { get; }

    /// <summary>Gets or sets the largest norm of each gradient; longer ones are scaled down. Null: no limit.</summary>
    /// <exception cref="InvalidArgumentException">
    /// The value is negative, a global norm is set too, or there are transformers.
    /// </exception>
    public double? ClipNorm
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
    public double? ClipValue
    {
        get => _clipValue;
        set => _clipValue = Checked("ClipValue", value);
    }

    /// <summary>Gets or sets the largest norm of all gradients together. Null: no limit.</summary>
    /// <exception cref="InvalidArgumentException">
    /// The value is negative, a norm is set too, or there are transformers.
    /// </exception>
    public double? GlobalClipNorm
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

    /// <summary>Describes the optimizer, so that it can be made again: name, clipping, hyper-parameters.</summary>
    public virtual IReadOnlyDictionary<string, object?> GetConfig()
    {
        Dictionary<string, object?> config = new(StringComparer.Ordinal) { ["name"] = Name };
        AddIfSet(config, "clipnorm", _clipNorm);
        AddIfSet(config, "clipvalue", _clipValue);
        AddIfSet(config, "global_clipnorm", _globalClipNorm);
        return config;
    }

    /// <summary>Gives a hyper-parameter as it stands in a config: a number, or a schedule's own config.</summary>
    protected object SerializeHyper(string name)
    {
        HyperValue value = _hypers[name];
        return value.Schedule is { } schedule
            ? new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["class_name"] = schedule.GetType().Name,
                ["config"] = schedule.GetConfig(),
            }
            : CurrentNumber(name);
    }

    private static void AddIfSet(Dictionary<string, object?> config, string key, double? value)
    {
        if (value is not null)
        {
            config[key] = value;
        }
    }

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
