namespace RawOpsNet.Models;

/// <summary>Adds inputs, which may be broadcast.</summary>
/// <param name="name">The name; null gives <c>add</c> with a running number.</param>
public sealed class Add(string? name = null) : Layer(name)
{
    /// <inheritdoc/>
    protected override bool SupportsMasking => true;

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, bool training)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Aggregate((sum, input) => RawOps.AddV2(sum, input));
    }
}
