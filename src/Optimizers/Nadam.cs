namespace RawOpsNet.Optimizers;

/// <summary>
/// Is Adam with Nesterov momentum: Keras' legacy Nadam (Dozat, https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ).
/// </summary>
/// <remarks>
/// With u_t = b1 · (1 - 0.5 · 0.96^(schedule_decay · t)) and U_t = u_1 ... u_t:
/// <c>m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g²;
/// var -= lr · ((1 - u_t) g / (1 - U_t) + u_(t+1) m / (1 - U_(t+1))) / (sqrt(v / (1 - b2^t)) + epsilon)</c>. U is a weight of
/// its own, momentum_cache.
/// </remarks>
public sealed class Nadam : OptimizerV2
{
    private Variable? _momentumCache;
    [Untracked]
    private Tensor? _cacheBefore;
    [Untracked]
    private Tensor? _cacheNow;

    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, tensor, variable or function.</param>
    /// <param name="beta1">The decay of the mean gradient.</param>
    /// <param name="beta2">The decay of the mean squared gradient.</param>
    /// <param name="epsilon">Keeps the divisor from zero; 0 stands for 1e-7, as in Keras.</param>
    /// <param name="scheduleDecay">How quickly the momentum grows; it stands as <c>decay</c> in the config.</param>
    /// <param name="name">A name for messages and checkpoints.</param>
    /// <exception cref="InvalidArgumentException">The learning rate is a schedule, which Nadam cannot follow.</exception>
    public Nadam(
        HyperValue? learningRate = null,
        HyperValue? beta1 = null,
        HyperValue? beta2 = null,
        double epsilon = 1e-7,
        double scheduleDecay = 0.004,
        string name = "Nadam")
        : base(name, learningRate ?? 0.001)
    {
        RefuseSchedule(LearningRate);
        SetHyper("beta_1", beta1 ?? 0.9, HyperRange.Decay);
        SetHyper("beta_2", beta2 ?? 0.999, HyperRange.Decay);
        Epsilon = OrDefault(epsilon);
        Decay = scheduleDecay;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidArgumentException">It is a schedule, which Nadam cannot follow.</exception>
    public override HyperValue LearningRate
    {
        get => base.LearningRate;
        set
        {
            RefuseSchedule(value);
            base.LearningRate = value;
        }
    }

    /// <summary>Gets or sets the decay of the mean gradient.</summary>
    public HyperValue Beta1
    {
        get => GetHyper("beta_1");
        set => SetHyper("beta_1", value);
    }

    /// <summary>Gets or sets the decay of the mean squared gradient.</summary>
    public HyperValue Beta2
    {
        get => GetHyper("beta_2");
        set => SetHyper("beta_2", value);
    }

    /// <summary>Gets what keeps the divisor from zero.</summary>
    public double Epsilon { get; }

    internal static Nadam FromConfig(ConfigReader config) => new(
        config.Hyper("learning_rate", 0.001),
        config.Hyper("beta_1", 0.9),
        config.Hyper("beta_2", 0.999),
        config.Number("epsilon", 1e-7),
        config.Number("decay", 0.004),
        config.Text("name", "Nadam"));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() =>
        new Dictionary<string, object?>(base.GetConfig(), StringComparer.Ordinal)
        {
            ["beta_1"] = SerializeHyper("beta_1"),
            ["beta_2"] = SerializeHyper("beta_2"),
            ["epsilon"] = Epsilon,
        };

    /// <inheritdoc/>
    protected override void CreateSlots(IReadOnlyList<Variable> variables)
    {
        _momentumCache ??= AddWeight("momentum_cache", 1f);
        AddSlots(variables, "m");
        AddSlots(variables, "v");
    }

    /// <inheritdoc/>
    /// <remarks>The product advances once a step, whatever the dtypes of the variables (Keras: only for float32 ones).</remarks>
    protected override void PrepareStep(IReadOnlyList<GradientAndVariable> pairs)
    {
        base.PrepareStep(pairs);
        _cacheBefore = _momentumCache!.Read();
        _cacheNow = RawOps.Mul(_cacheBefore, Momentum(GetHyper("beta_1", DType.Float32), 0));
    }

    /// <inheritdoc/>
    protected override void FinishStep()
    {
        base.FinishStep();
        _momentumCache!.Assign(_cacheNow!);
        _cacheBefore!.Dispose();
        (_cacheBefore, _cacheNow) = (null, null);
    }

    /// <inheritdoc/>
    protected override void PrepareLocal(ApplyState state)
    {
        DType dtype = state.DType;
        state["lr_t"] = GetHyper("learning_rate", dtype);
        state["beta_1"] = GetDecay("beta_1", dtype);
        state["beta_2"] = GetDecay("beta_2", dtype);
        state["epsilon"] = Scalars.OfGuard(Epsilon, dtype);
        Tensor beta1 = Scalars.As(state["beta_1"], Scalars.Wide(dtype));
        NadamRates.Put(
            state, Momentum(beta1, 0), Momentum(beta1, 1), _cacheBefore!, PowerOfStep(state["beta_2"], dtype));
    }

    /// <inheritdoc/>
    protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state) =>
        RawOps.ResourceApplyNadam(
            variable, GetSlot(variable, "m"), GetSlot(variable, "v"), state["beta_1"], state["beta_2"], state["grad_scale"],
            state["m_scale"], state["v_scale"], state["epsilon"], gradient, useLocking: true);

    /// <inheritdoc/>
    /// <remarks>The state of every row decays; only the rows that are named move, as in Keras.</remarks>
    protected override void ResourceApplySparse(Tensor gradient, Variable variable, Tensor indices, ApplyState state)
    {
        Tensor m = TakeInRows(GetSlot(variable, "m"), state["beta_1"], gradient, indices);
        Tensor v = TakeInRows(GetSlot(variable, "v"), state["beta_2"], RawOps.Square(gradient), indices);
        Tensor mean = RawOps.AddV2(RawOps.Mul(state.Placed("grad_scale"), gradient), RawOps.Mul(state.Placed("m_scale"), m));
        Tensor divisor = RawOps.AddV2(RawOps.Sqrt(RawOps.Mul(v, state.Placed("v_scale"))), state.Placed("epsilon"));
        RawOps.ResourceScatterAdd(variable, indices, RawOps.Neg(RawOps.RealDiv(mean, divisor)));
    }

    // Gives the named rows as they will be: looking at a slot whose update waits would make all updates run.
    private static Tensor TakeInRows(Variable slot, Tensor decay, Tensor rows, Tensor indices)
    {
        Tensor share = RawOps.Sub(Scalars.Of(1, slot.DType), decay);
        Tensor moved = RawOps.MovingAverage(RawOps.ResourceGather(slot, indices), share, rows);
        RawOps.ResourceApplyMovingAverage(slot, decay, RawOps.UnsortedSegmentSum(rows, indices, slot.Shape[0]));
        return moved;
    }

    private void RefuseSchedule(HyperValue rate)
    {
        if (rate.Schedule is not null)
        {
            throw new InvalidArgumentException(
                $"{Name}: the learning rate is a schedule; Nadam takes a number, tensor, variable or function.");
        }
    }

    private Tensor Momentum(Tensor beta1, int ahead) => NadamRates.Momentum(
        beta1, RawOps.Mul(Scalars.Of(Decay, beta1.DType), StepNumber(beta1.DType, ahead)));
}
