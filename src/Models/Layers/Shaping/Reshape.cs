namespace RawOpsNet.Models;

/// <summary>Gives each sample another shape: [n, 12] becomes [n, 4, 3].</summary>
public sealed class Reshape : Layer
{
    /// <summary>Makes the layer.</summary>
    /// <param name="targetShape">
    /// The shape of a sample, without the dim that counts them; one dim may be -1: what is left.
    /// </param>
    /// <param name="name">The name; null gives <c>reshape</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">A dim is below -1, or several are -1.</exception>
    public Reshape(IReadOnlyList<long> targetShape, string? name = null)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(targetShape);
        if (targetShape.Any(dim => dim < -1) || targetShape.Count(dim => dim == -1) > 1)
        {
            throw new InvalidArgumentException(
                $"{Name}: targetShape is [{string.Join(", ", targetShape)}]; dims are 0 or more, and one may be -1.");
        }

        TargetShape = targetShape;
    }

    /// <summary>Gets the shape of a sample; -1 stands for what is left.</summary>
    public IReadOnlyList<long> TargetShape { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(("target_shape", TargetShape));

    /// <inheritdoc/>
    /// <exception cref="InvalidArgumentException">The elements of a sample do not fill the shape.</exception>
    protected override Tensor Call(Tensor input, bool training)
    {
        ArgumentNullException.ThrowIfNull(input);
        SampleRank.RequireAtLeast(1, input, Name);
        long count = input.Shape[1..].ElementCount;
        long known = TargetShape.Where(dim => dim >= 0).Aggregate(1L, (product, dim) => product * dim);
        bool isOpen = TargetShape.Contains(-1);
        if (isOpen ? known == 0 || count % known != 0 : count != known)
        {
            throw new InvalidArgumentException(
                $"{Name}: a sample of shape {input.Shape[1..]} has {count} elements; they do not fill targetShape "
                + $"[{string.Join(", ", TargetShape)}].");
        }

        return RawOps.Reshape(input, (long[])[input.Shape[0], .. TargetShape.Select(dim => dim < 0 ? count / known : dim)]);
    }
}
