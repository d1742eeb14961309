namespace RawOpsNet.Models;

/// <summary>
/// Computes one step of a recurrence: an output and states from an input and states. <see cref="RNN"/> runs it over sequences.
/// Subclasses override <see cref="Step"/>, and <see cref="Project"/> where work on the inputs can be done for all steps at once.
/// </summary>
/// <param name="name">The name; null gives the class in snake case with a running number.</param>
public abstract class RecurrentCell(string? name = null) : Layer(name)
{
    /// <summary>Gets the width of each state.</summary>
    public abstract IReadOnlyList<long> StateSizes { get; }

    /// <summary>Gets the width of the output; by default that of the first state.</summary>
    public virtual long OutputSize => StateSizes[0];

    /// <summary>
    /// Prepares inputs of all steps, once for each sequence and before its steps; by default it gives them back.
    /// </summary>
    /// <param name="inputs">The inputs, [samples, steps, width...].</param>
    /// <param name="training">Whether this is a step of training.</param>
    /// <returns>What <see cref="Step"/> takes, [samples, steps, ...].</returns>
    protected internal virtual Tensor Project(Tensor inputs, bool training) => inputs;

    /// <summary>Computes a step.</summary>
    /// <param name="input">What <see cref="Project"/> gave for the step, [samples, ...].</param>
    /// <param name="states">The states before the step, each [samples, its size].</param>
    /// <returns>The output and the states after the step.</returns>
    protected internal abstract (Tensor Output, Tensor[] States) Step(Tensor input, Tensor[] states);

    /// <summary>Makes states of zeros.</summary>
    protected internal virtual Tensor[] InitialStates(long samples, DType dtype) =>
        [.. StateSizes.Select(size => Tensor.Zeros([samples, size], dtype))];

    /// <summary>
    /// Computes a single step: takes an input [samples, width] and the states, gives the output and the states.
    /// </summary>
    protected override Tensors Call(Tensors inputs, bool training)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Count != 1 && inputs.Count != 1 + StateSizes.Count)
        {
            throw new InvalidArgumentException(
                $"Layer \"{Name}\" expects an input and {StateSizes.Count} states, but it received {inputs.Count}: {inputs}.");
        }

        Tensor input = inputs[0];
        Tensor[] states = inputs.Count == 1 ? InitialStates(input.Shape[0], input.DType) : [.. inputs.Skip(1)];
        Tensor projected = Project(RawOps.ExpandDims(input, 1), training);
        (Tensor output, Tensor[] after) = Step(RawOps.Squeeze(projected, [1]), states);
        return new Tensors([output, .. after]);
    }
}
