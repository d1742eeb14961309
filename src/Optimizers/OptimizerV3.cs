namespace RawOpsNet.Optimizers;

/// <summary>
/// Updates variables from gradients as Keras' newer Optimizer does (optimizers/optimizer.py). Subclasses override
/// <see cref="Optimizer.ResourceApplyDense"/>.
/// </summary>
/// <remarks>
/// One kind of clipping applies: by norm, else by global norm, else by value. State is made for all variables at once, those
/// without a gradient included; a variable that comes later is refused. Rows count as a gradient that is zero elsewhere, so
/// sparse and dense give the same. The learning rate may change; other hyper-parameters are numbers.
/// </remarks>
public abstract class OptimizerV3 : Optimizer
{
    private readonly HashSet<long> _known = [];

    /// <summary>Makes an optimizer of a name and a learning rate.</summary>
    protected OptimizerV3(string name, HyperValue learningRate)
        : base(name) => SetHyper("learning_rate", learningRate, HyperRange.Finite);

    /// <inheritdoc/>
    /// <exception cref="FailedPreconditionException">It is a schedule and is set to a number.</exception>
    public override HyperValue LearningRate
    {
        get => base.LearningRate;
        set
        {
            if (base.LearningRate.Schedule is not null && value.Schedule is null)
            {
                throw new FailedPreconditionException(
                    $"{Name}: the learning rate is a schedule; it can be replaced by a schedule, not by {value}.");
            }

            base.LearningRate = value;
        }
    }

    private protected override string IterationsName => "iteration";

    /// <inheritdoc/>
    public override void Build(IEnumerable<Variable> variables)
    {
        Variable[] all = [.. variables];
        base.Build(all);
        _known.UnionWith(all.Select(variable => variable.Handle.Id));
    }

    /// <summary>Describes the optimizer: name, weight decay, clipping, averages, learning rate.</summary>
    public override IReadOnlyDictionary<string, object?> GetConfig() => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["name"] = Name,
        ["weight_decay"] = WeightDecay,
        ["clipnorm"] = ClipNorm,
        ["global_clipnorm"] = GlobalClipNorm,
        ["clipvalue"] = ClipValue,
        ["use_ema"] = UseEma,
        ["ema_momentum"] = EmaMomentum,
        ["ema_overwrite_frequency"] = EmaOverwriteFrequency,
        ["jit_compile"] = false,
        ["is_legacy_optimizer"] = false,
        ["learning_rate"] = SerializeHyper("learning_rate"),
    };

    /// <inheritdoc/>
    /// <remarks>Keras' newer optimizers decay the state of every row, named or not; this updates by the dense form.</remarks>
    protected override void ResourceApplySparse(Tensor gradient, Variable variable, Tensor indices, ApplyState state) =>
        ResourceApplyDensified(gradient, variable, indices, state);

    internal override void ReadCommon(ConfigReader config)
    {
        base.ReadCommon(config);

        // Keras writes both; neither says anything here.
        _ = config.Value("jit_compile");
        _ = config.Value("is_legacy_optimizer");
    }

    private protected override string SlotWeightName(Variable variable, string slot) => $"{Name}/{slot}/{variable.Name}";

    private protected override IReadOnlyList<GradientAndVariable> NeedingState(
        IReadOnlyList<GradientAndVariable> all, IReadOnlyList<GradientAndVariable> withGradients) => IsBuilt ? [] : all;

    private protected override void Check(IReadOnlyList<GradientAndVariable> pairs)
    {
        base.Check(pairs);
        foreach ((_, Variable variable) in pairs)
        {
            if (IsBuilt && !_known.Contains(variable.Handle.Id))
            {
                throw new InvalidArgumentException(
                    $"{Name}: variable '{variable.Name}' is not one that the optimizer was built for; "
                    + "call Build(variables) with all variables before the first step.");
            }
        }
    }

    private protected override IReadOnlyList<GradientAndVariable> ClipGradients(IReadOnlyList<GradientAndVariable> pairs) =>
        ClipNorm is { } norm ? GradientClipping.ByNorm(pairs, norm)
        : GlobalClipNorm is { } global ? GradientClipping.ByGlobalNorm(pairs, global)
        : ClipValue is { } value ? GradientClipping.ByValue(pairs, value)
        : pairs;

    /// <summary>Throws unless a decay is in [0, 1).</summary>
    private protected double RequireDecay(string hyper, double value) => Require(hyper, value, HyperRange.Decay);
}
