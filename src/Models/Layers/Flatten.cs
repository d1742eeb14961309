namespace RawOpsNet.Models;

/// <summary>Makes one row of each sample: [n, a, b] becomes [n, a · b], [n] becomes [n, 1].</summary>
/// <param name="name">The name; null gives <c>flatten</c> with a running number.</param>
public sealed class Flatten(string? name = null) : Layer(name)
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        if (input.Rank == 0)
        {
            throw new InvalidArgumentException($"{Name}: the input is a scalar; it must have a dim that counts samples.");
        }

        long width = input.Rank == 1 ? 1 : input.Shape[1..].ElementCount;
        return RawOps.Reshape(input, new long[] { input.Shape[0], width });
    }
}
