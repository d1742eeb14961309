namespace RawOpsNet.Models;

/// <summary>Makes shares that sum to 1 along an axis: <c>exp(x) / sum(exp(x))</c>.</summary>
/// <param name="axis">The axis; negative: counted from the last.</param>
/// <param name="name">The name; null gives <c>softmax</c> with a running number.</param>
public sealed class Softmax(int axis = -1, string? name = null) : Layer(name)
{
    /// <summary>Gets the axis.</summary>
    public int Axis { get; } = axis;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(("axis", Axis));

    /// <inheritdoc/>
    protected override bool SupportsMasking => true;

    /// <inheritdoc/>
    /// <exception cref="InvalidArgumentException">The input has no such axis.</exception>
    protected override Tensor Call(Tensor input, bool training)
    {
        ArgumentNullException.ThrowIfNull(input);
        int axis = Axis < 0 ? Axis + input.Rank : Axis;
        if (axis < 0 || axis >= input.Rank)
        {
            throw new InvalidArgumentException(
                $"{Name}: axis is {Axis}; the input has shape {input.Shape}, so it must be in [{-input.Rank}, {input.Rank}).");
        }

        if (axis == input.Rank - 1)
        {
            return RawOps.Softmax(input);
        }

        // The op works along the last axis. Swapping two axes twice is the identity.
        int[] swap = [.. Enumerable.Range(0, input.Rank)];
        (swap[axis], swap[^1]) = (swap[^1], swap[axis]);
        return RawOps.Transpose(RawOps.Softmax(RawOps.Transpose(input, swap)), swap);
    }
}
