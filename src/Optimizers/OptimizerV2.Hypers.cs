namespace RawOpsNet.Optimizers;

public abstract partial class OptimizerV2
{
    [Untracked]
    private readonly SortedDictionary<string, HyperValue> _hypers = new(StringComparer.Ordinal);

    // Hypers that became variables at the first step: they can then be assigned, and a checkpoint finds them.
    [Untracked]
    private readonly Dictionary<string, Variable> _hyperVariables = new(StringComparer.Ordinal);
    private double _initialDecay;

    /// <summary>Gets or sets the learning rate.</summary>
    public HyperValue LearningRate
    {
        get => GetHyper("learning_rate");
        set => SetHyper("learning_rate", value);
    }

    /// <summary>Gets or sets the inverse-time decay: the rate at step t is learning_rate / (1 + decay * t).</summary>
    /// <exception cref="InvalidArgumentException">The value is negative.</exception>
    public double Decay
    {
        get => _initialDecay;
        set
        {
            if (value < 0)
            {
                throw new InvalidArgumentException($"{Name}: Decay is {value}; it must not be negative.");
            }

            _initialDecay = value;
            SetHyper("decay", value);
        }
    }

    /// <summary>Sets a hyper-parameter; one that is a variable by now and gets a number is assigned.</summary>
    protected void SetHyper(string name, HyperValue value)
    {
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
                $"{Name}: there is no hyper-parameter '{name}'; there are {string.Join(", ", _hypers.Keys)}.");
    }

    /// <summary>Reads a hyper-parameter as a scalar tensor of a dtype.</summary>
    protected Tensor GetHyper(string name, DType dtype) => GetHyper(name).Read(dtype);

    /// <summary>Computes the learning rate of this step in a dtype: the schedule at this step, then decay.</summary>
    protected Tensor DecayedLearningRate(DType dtype)
    {
        HyperValue rate = GetHyper("learning_rate");
        Tensor value = rate.Schedule is { } schedule
            ? Scalars.As(schedule.Invoke(RawOps.Cast(Iterations, dstT: dtype)), dtype)
            : rate.Read(dtype);
        if (_initialDecay == 0)
        {
            return value;
        }

        Tensor step = RawOps.Cast(Iterations, dstT: dtype);
        Tensor slowed = RawOps.AddV2(Scalars.Of(1, dtype), RawOps.Mul(GetHyper("decay", dtype), step));
        return RawOps.RealDiv(value, slowed);
    }

    /// <summary>Adds the coefficients that every variable of a device and dtype shares in this step.</summary>
    /// <remarks>Overrides call the base, which adds the learning rate as <c>lr_t</c>.</remarks>
    protected virtual void PrepareLocal(ApplyState state) => state["lr_t"] = DecayedLearningRate(state.DType);

    /// <summary>Makes variables of the hyper-parameters that are plain numbers, in the order of their names.</summary>
    private void CreateHypers()
    {
        foreach ((string name, HyperValue value) in _hypers)
        {
            if (value.IsNumber && !_hyperVariables.ContainsKey(name))
            {
                _hyperVariables[name] = new Variable(
                    Scalars.Of(value.Number, DType.Float32),
                    name: name,
                    trainable: false,
                    aggregation: VariableAggregation.OnlyFirstReplica);
            }
        }
    }

    private double CurrentNumber(string name) => GetHyper(name).Number;
}
