using System.Diagnostics.CodeAnalysis;
using RawOpsNet.OpServices;

namespace RawOpsNet.Optimizers;

public abstract partial class Optimizer
{
    [Untracked]
    private readonly Dictionary<(long Variable, string Slot), Variable> _slots = [];
    [Untracked]
    private readonly List<SlotVariable> _slotVariables = [];
    [Untracked]
    private readonly List<TrackableChild> _wholeWeights = [];
    private readonly List<string> _slotNames = [];
    [Untracked]
    private readonly List<Variable> _weights = [];
    [Untracked]
    private Variable? _iterations;
    private bool _isBuilt;

    /// <summary>Gets or sets the number of steps taken: an int64 scalar of the host, made at first use.</summary>
    /// <exception cref="FailedPreconditionException">It is set after the optimizer made its own.</exception>
    public virtual Variable Iterations
    {
        get => _iterations ??= AddIterations(new Variable(
            0L, name: IterationsName, trainable: false, aggregation: VariableAggregation.OnlyFirstReplica, device: Device.Cpu));
        set
        {
            if (_iterations is not null)
            {
                throw new FailedPreconditionException(
                    $"{Name}: Iterations cannot be set to a new Variable after the optimizer's weights have been created.");
            }

            _iterations = AddIterations(value);
        }
    }

    /// <summary>Gets the number of steps taken as a number of the host.</summary>
    private protected long StepsTaken => ((Tensor)Iterations).Item<long>();

    /// <summary>Gets the state: iterations, then the slots in the order of their creation.</summary>
    public virtual IReadOnlyList<Variable> Weights => _weights;

    /// <inheritdoc/>
    public IReadOnlyList<SlotVariable> SlotVariables => _slotVariables;

    /// <summary>Gets the names of the slots.</summary>
    public virtual IReadOnlyList<string> SlotNames => _slotNames;

    /// <summary>Finds a slot of a variable.</summary>
    /// <exception cref="NotFoundException">The variable has no such slot.</exception>
    public Variable GetSlot(Variable variable, string slot) =>
        TryGetSlot(variable, slot, out Variable? found)
            ? found
            : throw new NotFoundException($"{Name}: variable '{variable.Name}' has no slot '{slot}'.");

    /// <summary>Looks for a slot of a variable.</summary>
    /// <returns>Whether there is one.</returns>
    public virtual bool TryGetSlot(Variable variable, string slot, [NotNullWhen(true)] out Variable? found)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return _slots.TryGetValue((variable.Handle.Id, slot), out found);
    }

    /// <summary>Lists <c>iter</c>, the hyper-parameters that are variables or schedules, and weights of the whole.</summary>
    /// <remarks>Slots belong to the variables as well: <see cref="SlotVariables"/> lists them.</remarks>
    public override IEnumerable<TrackableChild> Children()
    {
        if (_iterations is not null)
        {
            yield return new TrackableChild("iter", _iterations);
        }

        foreach ((string name, HyperValue value) in _hypers)
        {
            object? held = _hyperVariables.TryGetValue(name, out Variable? variable) ? variable : value.Variable;
            if ((held ?? value.Schedule) is { } child)
            {
                yield return new TrackableChild(name, child);
            }
        }

        foreach (TrackableChild weight in _wholeWeights)
        {
            yield return weight;
        }
    }

    /// <summary>Gets whether state was made, by <see cref="Build"/> or by a step.</summary>
    public virtual bool IsBuilt => _isBuilt;

    /// <summary>Makes all state for variables before the first step, so that it can be set or restored.</summary>
    public virtual void Build(IEnumerable<Variable> variables)
    {
        Variable[] all = Given(variables);
        _ = Iterations;
        CreateHypers();
        if (UseEma)
        {
            AddAverages(all);
        }

        CreateSlots(all);
        _isBuilt = true;
    }

    /// <summary>Gives the state as tensors, in the order of <see cref="Weights"/>.</summary>
    public IReadOnlyList<Tensor> GetWeights() => [.. Weights.Select(weight => weight.Read())];

    /// <summary>
    /// Sets the state from tensors, in the order of <see cref="Weights"/>; nothing is set where one does not fit.
    /// </summary>
    /// <exception cref="InvalidArgumentException">The number of tensors, or a shape, differs, or a tensor is null.</exception>
    /// <exception cref="FailedPreconditionException">A tensor has been disposed.</exception>
    public void SetWeights(IReadOnlyList<Tensor> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        IReadOnlyList<Variable> held = Weights;
        if (weights.Count != held.Count)
        {
            throw new InvalidArgumentException(
                $"{Name}: SetWeights got {weights.Count} tensors, but the optimizer has {held.Count} weights. "
                + "Before the first step call Build(variables).");
        }

        for (int i = 0; i < weights.Count; i++)
        {
            if (weights[i] is null)
            {
                throw new InvalidArgumentException($"{Name}: weights[{i}], for '{held[i].Name}', is null.");
            }

            TensorAccess.RequireReadable(weights[i], Name, null, $"weights[{i}]");
            if (weights[i].Shape != held[i].Shape)
            {
                throw new InvalidArgumentException(
                    $"{Name}: weights[{i}] has shape {weights[i].Shape}; '{held[i].Name}' has shape {held[i].Shape}.");
            }
        }

        // A tensor may be one of these weights read in passing, which is no longer valid once that weight is set.
        Tensor[] values = new Tensor[weights.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = weights[i].DType == held[i].DType
                ? TensorAccess.View(weights[i], weights[i].Shape)
                : RawOps.Cast(weights[i], dstT: held[i].DType);
        }

        for (int i = 0; i < values.Length; i++)
        {
            held[i].Assign(values[i]);
            values[i].Dispose();
        }
    }

    /// <summary>Makes the slots of variables; called before each step with the variables that have gradients.</summary>
    protected virtual void CreateSlots(IReadOnlyList<Variable> variables)
    {
    }

    /// <summary>Makes a slot of each variable that has none of the name, filled with a value.</summary>
    protected void AddSlots(IReadOnlyList<Variable> variables, string slot, double value = 0)
    {
        Func<Shape, DType, Tensor>? initializer =
            value == 0 ? null : (shape, dtype) => RawOps.BroadcastTo(Scalars.Of(value, dtype), shape);
        foreach (Variable variable in variables)
        {
            AddSlot(variable, slot, initializer);
        }
    }

    /// <summary>Makes a slot of a variable, unless it is there: same dtype, and same shape unless another is given.</summary>
    /// <param name="variable">What the slot belongs to.</param>
    /// <param name="slot">The slot's name.</param>
    /// <param name="initializer">Makes the first value of a shape and dtype; zeros by default.</param>
    /// <param name="shape">The shape, where it is not the variable's.</param>
    protected Variable AddSlot(
        Variable variable, string slot, Func<Shape, DType, Tensor>? initializer = null, Shape? shape = null)
    {
        if (_slots.TryGetValue((variable.Handle.Id, slot), out Variable? found))
        {
            return found;
        }

        using IDisposable place = Strategy.Current.Extended.ColocateVarsWith(variable);
        Shape slotShape = shape ?? variable.Shape;
        Variable made = new(
            PendingSlot(variable, slot)
                ?? initializer?.Invoke(slotShape, variable.DType)
                ?? Tensor.Zeros(slotShape, variable.DType),
            name: SlotWeightName(variable, slot),
            trainable: false,
            device: variable.Device);
        _slots.Add((variable.Handle.Id, slot), made);
        _slotVariables.Add(new SlotVariable(variable, slot, made));
        _weights.Add(made);
        if (!_slotNames.Contains(slot))
        {
            _slotNames.Add(slot);
        }

        return made;
    }

    /// <summary>Takes a value into a slot that is a moving average, and gives the slot as it then is.</summary>
    /// <remarks>
    /// The slot gets the result's buffer: to update it and read it would make all updates of the step run first.
    /// </remarks>
    private protected Tensor MoveSlot(Variable variable, string slot, Tensor share, Tensor value)
    {
        Variable found = GetSlot(variable, slot);
        Tensor moved = RawOps.MovingAverage(found, share, value);
        found.Assign(moved);
        return moved;
    }

    /// <summary>Makes a weight of the optimizer as a whole, which stands in <see cref="Weights"/> where it was made.</summary>
    protected Variable AddWeight(string name, Tensor initialValue)
    {
        Variable made = new(
            initialValue,
            name: $"{Name}/{name}",
            trainable: false,
            aggregation: VariableAggregation.OnlyFirstReplica,
            device: initialValue.Device);
        _weights.Add(made);
        _wholeWeights.Add(new TrackableChild(name, made));
        RestorePending();
        return made;
    }

    /// <summary>Gets the name of the step counter.</summary>
    private protected abstract string IterationsName { get; }

    /// <summary>Gets the name of the step counter, for wrappers.</summary>
    internal string IterationsWeightName => IterationsName;

    /// <summary>Names the weight that is a slot of a variable.</summary>
    private protected abstract string SlotWeightName(Variable variable, string slot);

    private Variable AddIterations(Variable iterations)
    {
        _weights.Insert(0, iterations);
        _iterations = iterations;
        RestorePending();
        return iterations;
    }
}
