namespace RawOpsNet.Optimizers;

/// <summary>
/// Updates variables from gradients as Keras' OptimizerV2 does (optimizers/legacy/optimizer_v2.py): the family that Keras now
/// calls legacy. Subclasses override <see cref="Optimizer.ResourceApplyDense"/> and <see cref="Optimizer.ResourceApplySparse"/>.
/// </summary>
/// <remarks>
/// Clipping by value, by norm and by global norm all apply, in this order. Hyper-parameters that are numbers become variables
/// at the first step. Every hyper-parameter may be a number, tensor, variable or function; the learning rate also a schedule.
/// </remarks>
public abstract class OptimizerV2 : Optimizer
{
    /// <summary>Makes an optimizer of a name and a learning rate; other hyper-parameters are set by the subclass.</summary>
    protected OptimizerV2(string name, HyperValue learningRate)
        : base(name)
    {
        SetHyper("learning_rate", learningRate, HyperRange.Finite);
        SetHyper("decay", 0.0);
    }

    /// <summary>Gets or sets the inverse-time decay: the rate at step t is learning_rate / (1 + decay * t).</summary>
    /// <exception cref="InvalidArgumentException">The value is negative.</exception>
    public double Decay
    {
        get;
        set
        {
            field = NotNegative(nameof(Decay), value);
            SetHyper("decay", value);
        }
    }

    private protected override string IterationsName => $"{Name}/iter";

    /// <summary>Describes the optimizer: name, clipping, what is set beyond Keras' defaults, learning rate and decay.</summary>
    public override IReadOnlyDictionary<string, object?> GetConfig()
    {
        Dictionary<string, object?> config = new(StringComparer.Ordinal) { ["name"] = Name };
        AddUnlessNull(config, "clipnorm", ClipNorm);
        AddUnlessNull(config, "clipvalue", ClipValue);
        AddUnlessNull(config, "global_clipnorm", GlobalClipNorm);
        AddUnlessNull(config, "weight_decay", WeightDecay);
        if (UseEma)
        {
            config["use_ema"] = true;
            config["ema_momentum"] = EmaMomentum;
            config["ema_overwrite_frequency"] = EmaOverwriteFrequency;
        }

        config["learning_rate"] = SerializeHyper("learning_rate");
        config["decay"] = Decay;
        return config;
    }

    /// <inheritdoc/>
    /// <remarks>The schedule at this step, then <see cref="Decay"/> on top.</remarks>
    protected override Tensor CurrentLearningRate(DType dtype)
    {
        if (Decay == 0)
        {
            return base.CurrentLearningRate(dtype);
        }

        DType wide = Scalars.Wide(dtype);
        Tensor step = RawOps.Cast(Iterations, dstT: wide);
        Tensor slowed = RawOps.AddV2(Scalars.Of(1, wide), RawOps.Mul(GetHyper("decay", wide), step));
        return Scalars.As(RawOps.RealDiv(base.CurrentLearningRate(wide), slowed), dtype);
    }

    internal override void ReadCommon(ConfigReader config)
    {
        base.ReadCommon(config);
        Decay = config.Number("decay", Decay);
    }

    private protected override string SlotWeightName(Variable variable, string slot) => $"{Name}/{variable.Name}/{slot}";

    private protected override IReadOnlyList<GradientAndVariable> NeedingState(
        IReadOnlyList<GradientAndVariable> all, IReadOnlyList<GradientAndVariable> withGradients) => withGradients;

    private protected override void Check(IReadOnlyList<GradientAndVariable> pairs)
    {
        base.Check(pairs);
        foreach ((Gradient? gradient, Variable variable) in pairs)
        {
            if (gradient!.IsSlices && variable.Constraint is not null)
            {
                throw new InvalidArgumentException(
                    $"{Name}: variable '{variable.Name}' has a constraint, which a sparse gradient cannot keep.");
            }
        }
    }

    private protected override IReadOnlyList<GradientAndVariable> ClipGradients(IReadOnlyList<GradientAndVariable> pairs)
    {
        pairs = ClipValue is { } value ? GradientClipping.ByValue(pairs, value) : pairs;
        pairs = ClipNorm is { } norm ? GradientClipping.ByNorm(pairs, norm) : pairs;
        return GlobalClipNorm is { } global ? GradientClipping.ByGlobalNorm(pairs, global) : pairs;
    }

    private static void AddUnlessNull(Dictionary<string, object?> config, string key, double? value)
    {
        if (value is not null)
        {
            config[key] = value;
        }
    }
}
