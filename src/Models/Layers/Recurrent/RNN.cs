namespace RawOpsNet.Models;

/// <summary>
/// Runs a cell over sequences: [samples, steps, width] gives [samples, units], or [samples, steps, units] with
/// <see cref="ReturnSequences"/>. Further inputs are the states to begin with.
/// </summary>
public class RNN : Layer
{
    [Untracked]
    private Tensor[]? _states;

    /// <summary>Makes the layer.</summary>
    /// <param name="cell">What computes a step.</param>
    /// <param name="returnSequences">Whether the outputs of all steps are given, not only the last.</param>
    /// <param name="returnState">Whether the states after the last step are given too, after the output.</param>
    /// <param name="goBackwards">Whether the steps are taken from the last to the first; outputs stand in that order.</param>
    /// <param name="stateful">Whether a call begins with the states that the call before ended with.</param>
    /// <param name="name">The name; null gives the class in snake case with a running number.</param>
    public RNN(
        RecurrentCell cell,
        bool returnSequences = false,
        bool returnState = false,
        bool goBackwards = false,
        bool stateful = false,
        string? name = null)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(cell);
        Cell = cell;
        ReturnSequences = returnSequences;
        ReturnState = returnState;
        GoBackwards = goBackwards;
        IsStateful = stateful;
    }

    /// <summary>Gets what computes a step.</summary>
    public RecurrentCell Cell { get; }

    /// <summary>Gets whether the outputs of all steps are given.</summary>
    public bool ReturnSequences { get; }

    /// <summary>Gets whether the states after the last step are given too.</summary>
    public bool ReturnState { get; }

    /// <summary>Gets whether the steps are taken from the last to the first.</summary>
    public bool GoBackwards { get; }

    /// <summary>Gets whether a call begins with the states that the call before ended with.</summary>
    public bool IsStateful { get; }

    /// <summary>Forgets the states that a stateful layer keeps: the next call begins with zeros.</summary>
    public void ResetStates() => _states = null;

    /// <inheritdoc/>
    /// <remarks>A cell of one's own stands in it by its own config.</remarks>
    public override IReadOnlyDictionary<string, object?> GetConfig()
    {
        IReadOnlyDictionary<string, object?> config = base.GetConfig().With(
            ("return_sequences", ReturnSequences),
            ("return_state", ReturnState),
            ("go_backwards", GoBackwards),
            ("stateful", IsStateful),
            ("unroll", false),
            ("time_major", false));
        return Cell is KernelCell cell && GetType() != typeof(RNN)
            ? config.WithCell(cell)
            : config.With(("cell", Cell.Serialize()));
    }

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        if (inputShape.Rank < 3 || inputShape[^1] < 1)
        {
            throw new InvalidArgumentException(
                $"{Name}: the input has shape {inputShape}; it must be [samples, steps, width], the width known and positive.");
        }

        Cell.EnsureBuilt([inputShape[0], .. inputShape.ToArray()[2..]]);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidArgumentException">There is no step, or a state does not fit.</exception>
    protected override Tensors Call(Tensors inputs, bool training)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        Tensor sequence = inputs[0];
        if (sequence.Rank < 3 || sequence.Shape[1] == 0)
        {
            throw new InvalidArgumentException(
                $"{Name}: the input has shape {sequence.Shape}; it must be [samples, steps, width] with at least one step.");
        }

        Tensor[] states = StatesFor(sequence, [.. inputs.Skip(1)]);
        Tensor[] steps = RawOps.Unpack(Cell.Project(sequence, training), sequence.Shape[1], axis: 1);
        Tensor[]? counted = MaskOf(sequence) is { } mask ? RawOps.Unpack(mask, sequence.Shape[1], axis: 1) : null;
        Tensor[] outputs = new Tensor[steps.Length];
        for (int i = 0; i < outputs.Length; i++)
        {
            int step = GoBackwards ? outputs.Length - 1 - i : i;
            (outputs[i], Tensor[] after) = Cell.Step(steps[step], states);
            if (counted is not null)
            {
                // What does not count changes nothing: the output before it stands again, zeros at first.
                Tensor counts = RawOps.ExpandDims(counted[step], -1);
                Tensor before = i == 0 ? RawOps.ZerosLike(outputs[i]) : outputs[i - 1];
                outputs[i] = RawOps.SelectV2(counts, outputs[i], before);
                after = [.. after.Select((state, k) => RawOps.SelectV2(counts, state, states[k]))];
            }

            states = after;
        }

        KeepStates(states);
        Tensor output = ReturnSequences ? RawOps.Pack(outputs, axis: 1) : outputs[^1];
        if (ReturnSequences && MaskOf(sequence) is { } kept)
        {
            SetMask(output, kept);
        }

        return ReturnState ? new Tensors([output, .. states]) : output;
    }

    private Tensor[] StatesFor(Tensor sequence, Tensor[] given)
    {
        long samples = sequence.Shape[0];
        if (given.Length == 0)
        {
            given = _states ?? Cell.InitialStates(samples, sequence.DType);
        }

        if (given.Length != Cell.StateSizes.Count)
        {
            throw new InvalidArgumentException(
                $"{Name}: {given.Length} states are given; {Cell.GetType().Name} has {Cell.StateSizes.Count}.");
        }

        for (int i = 0; i < given.Length; i++)
        {
            if (given[i].Rank < 2 || given[i].Shape[0] != samples)
            {
                throw new InvalidArgumentException(
                    $"{Name}: state {i} has shape {given[i].Shape}; the input has {samples} samples"
                    + (_states is null ? "." : ", other than the call before: use ResetStates()."));
            }
        }

        return given;
    }

    private void KeepStates(Tensor[] states)
    {
        if (!IsStateful || ShapeInference.IsRunning)
        {
            return;
        }

        // Kept beyond the scope of this step, and as values: the next step does not train through them.
        _states = [.. states.Select(state => TensorScope.Detach(RawOps.StopGradient(state)))];
    }
}
