using RawOpsNet.OpServices;

namespace RawOpsNet.Optimizers;

public abstract partial class Optimizer
{
    [Untracked]
    private readonly SortedDictionary<string, HyperValue> _hypers = new(StringComparer.Ordinal);

    [Untracked]
    private readonly Dictionary<string, HyperRange> _ranges = new(StringComparer.Ordinal);

    // Hypers that became variables at the first step: they can then be assigned, and a checkpoint finds them.
    [Untracked]
    private readonly Dictionary<string, Variable> _hyperVariables = new(StringComparer.Ordinal);

    /// <summary>Gets or sets the learning rate.</summary>
    public virtual HyperValue LearningRate
    {
        get => GetHyper("learning_rate");
        set => SetHyper("learning_rate", value);
    }

    /// <summary>Sets a hyper-parameter, from here on to numbers of a range alone.</summary>
    /// <exception cref="InvalidArgumentException">It is a number outside the range.</exception>
    private protected void SetHyper(string name, HyperValue value, HyperRange range)
    {
        _ranges[name] = range;
        SetHyper(name, value);
    }

    /// <summary>Sets a hyper-parameter; one that is a variable by now and gets a number is assigned.</summary>
    /// <exception cref="InvalidArgumentException">It is a number that this optimizer does not take for it.</exception>
    protected void SetHyper(string name, HyperValue value)
    {
        if (_ranges.TryGetValue(name, out HyperRange? range))
        {
            range.Require(Name, name, value);
        }

        if (value.IsNumber && _hyperVariables.TryGetValue(name, out Variable? variable))
        {
            variable.Assign(Scalars.Of(value.Number, variable.DType));
            return;
        }

        _hyperVariables.Remove(name);
        _hypers[name] = value;
    }

    /// <summary>Gets a hyper-parameter as it was set, or the variable that it has become.</summary>
    /// <exception cref="NotFoundException">There is none of that name.</exception>
    protected HyperValue GetHyper(string name)
    {
        if (_hyperVariables.TryGetValue(name, out Variable? variable))
        {
            return variable;
        }

        return _hypers.TryGetValue(name, out HyperValue value)
            ? value
            : throw new NotFoundException(
                $"{Name}: there is no hyper-parameter '{name}'; there are {string.Join(", ", _hypers.Keys)}."
                + UnknownName.Hint(name, _hypers.Keys));
    }

    /// <summary>Reads a hyper-parameter as a scalar tensor of a dtype.</summary>
    protected Tensor GetHyper(string name, DType dtype) => GetHyper(name).Read(dtype);

    /// <summary>Computes the learning rate of this step in a dtype; a schedule is asked for this step.</summary>
    protected virtual Tensor CurrentLearningRate(DType dtype)
    {
        HyperValue rate = GetHyper("learning_rate");
        if (rate.Schedule is not { } schedule)
        {
            return rate.Read(dtype);
        }

        // 16 bits cannot count steps beyond some hundreds: the schedule sees float32 and its value is rounded.
        DType counted = dtype is DType.Float64 or DType.Complex128 ? DType.Float64 : DType.Float32;
        return Scalars.As(schedule.Invoke(RawOps.Cast(Iterations, dstT: counted)), dtype);
    }

    /// <summary>Gives the number of this step, counted from 1, in a dtype.</summary>
    /// <param name="dtype">The dtype of the variables.</param>
    /// <param name="ahead">How many steps later; 0 is this step.</param>
    protected Tensor StepNumber(DType dtype, int ahead = 0) =>
        RawOps.Cast(RawOps.AddV2(Iterations, 1L + ahead), dstT: dtype);

    /// <summary>
    /// Runs once a step before coefficients are computed: computes how the state of the optimizer as a whole will move, but
    /// leaves it to <see cref="FinishStep"/> to move it.
    /// </summary>
    /// <param name="pairs">The gradients as they will be applied.</param>
    protected virtual void PrepareStep(IReadOnlyList<GradientAndVariable> pairs)
    {
    }

    /// <summary>Runs once a step with the updates of the variables: moves the state of the optimizer as a whole.</summary>
    protected virtual void FinishStep()
    {
    }

    /// <summary>Gets state that a step moves and that is not among <see cref="Weights"/>.</summary>
    private protected virtual IReadOnlyList<Variable> OtherState => [];

    /// <summary>Reads a hyper-parameter that is a decay: below 1 in 16 bits too.</summary>
    private protected Tensor GetDecay(string name, DType dtype)
    {
        DType wide = Scalars.Wide(dtype);
        Tensor value = GetHyper(name, wide);
        return wide == dtype ? value : Scalars.OfDecay(value.Item<float>(), dtype);
    }

    /// <summary>Computes 1 - decay^t, by which a mean is too small that has begun at 0; in float32 at least.</summary>
    /// <remarks>Rounded as optax rounds: in the first steps of a decay near 1 that decides on five of seven digits.</remarks>
    private protected Tensor Correction(double decay, DType dtype, int ahead = 0)
    {
        long step = StepsTaken + 1 + ahead;
        return Scalars.Wide(dtype) == DType.Float32
            ? Scalars.Of(1 - StepPower.BySquaring((float)decay, step), dtype)
            : Scalars.Of(1 - StepPower.BySquaring(decay, step), dtype);
    }

    /// <summary>Computes a decay to the power of the step, in float32 at least: a 16-bit result too stays below 1.</summary>
    private protected Tensor PowerOfStep(Tensor decay, DType dtype, int ahead = 0)
    {
        DType wide = Scalars.Wide(dtype);
        Tensor power = RawOps.Pow(Scalars.As(decay, wide), StepNumber(wide, ahead));
        return wide == dtype ? power : Scalars.OfDecay(power.Item<float>(), dtype);
    }

    /// <summary>Adds the coefficients that every variable of a device and dtype shares in this step.</summary>
    /// <remarks>Overrides call the base, which adds the learning rate as <c>lr_t</c>.</remarks>
    protected virtual void PrepareLocal(ApplyState state) => state["lr_t"] = CurrentLearningRate(state.DType);

    /// <summary>Makes variables of the hyper-parameters that are plain numbers, in the order of their names.</summary>
    private void CreateHypers()
    {
        int before = _hyperVariables.Count;
        foreach ((string name, HyperValue value) in _hypers)
        {
            if (value.IsNumber && !_hyperVariables.ContainsKey(name))
            {
                _hyperVariables[name] = new Variable(
                    Scalars.Of(value.Number, DType.Float32),
                    name: name,
                    trainable: false,
                    aggregation: VariableAggregation.OnlyFirstReplica,
                    device: Device.Cpu);
            }
        }

        if (_hyperVariables.Count > before)
        {
            RestorePending();
        }
    }

    /// <summary>Gives a hyper-parameter as it stands in a config: a number, or a schedule's own config.</summary>
    protected object SerializeHyper(string name)
    {
        HyperValue value = GetHyper(name);
        return value.Schedule is { } schedule ? LearningRateSchedule.Serialize(schedule) : value.ShortestNumber;
    }
}
