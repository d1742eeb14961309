namespace RawOpsNet.Models;

/// <summary>Puts the dims of each sample in another order: by [2, 1], [n, a, b] becomes [n, b, a].</summary>
public sealed class Permute : Layer
{
    /// <summary>Makes the layer.</summary>
    /// <param name="dims">The dims in their new order, counted from 1: the one that counts samples stays first.</param>
    /// <param name="name">The name; null gives <c>permute</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">dims are not the numbers from 1 to their count.</exception>
    public Permute(IReadOnlyList<int> dims, string? name = null)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(dims);
        if (!dims.Order().SequenceEqual(Enumerable.Range(1, dims.Count)))
        {
            throw new InvalidArgumentException(
                $"{Name}: dims is [{string.Join(", ", dims)}]; it must hold each number from 1 to {dims.Count} once.");
        }

        Dims = dims;
    }

    /// <summary>Gets the dims in their new order, counted from 1.</summary>
    public IReadOnlyList<int> Dims { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(("dims", Dims));

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Rank == Dims.Count + 1
            ? RawOps.Transpose(input, (int[])[0, .. Dims])
            : throw new InvalidArgumentException(
                $"{Name}: the input has shape {input.Shape}; it must have {Dims.Count + 1} dims, as dims has {Dims.Count}.");
    }
}
