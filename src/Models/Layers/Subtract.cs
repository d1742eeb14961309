namespace RawOpsNet.Models;

/// <summary>Subtracts the second input from the first.</summary>
/// <param name="name">The name; null gives <c>subtract</c> with a running number.</param>
public sealed class Subtract(string? name = null) : Layer(name)
{
    /// <inheritdoc/>
    protected override bool SupportsMasking => true;

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, bool training)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Count == 2
            ? RawOps.Sub(inputs[0], inputs[1])
            : throw new InvalidArgumentException($"{Name}: there must be 2 inputs, not {inputs.Count}.");
    }
}
