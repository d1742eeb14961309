namespace RawOpsNet.Models;

/// <summary>Joins inputs along an axis.</summary>
/// <param name="axis">The axis; negative: counted from the last.</param>
/// <param name="name">The name; null gives <c>concatenate</c> with a running number.</param>
public sealed class Concatenate(int axis = -1, string? name = null) : Layer(name)
{
    /// <summary>Gets the axis.</summary>
    public int Axis { get; } = axis;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(("axis", Axis));

    /// <inheritdoc/>
    protected override bool SupportsMasking => true;

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, bool training)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        Tensor[] parts = [.. inputs];
        foreach (Tensor part in parts)
        {
            if (!Fits(parts[0].Shape, part.Shape))
            {
                throw new InvalidArgumentException(
                    $"{Name}: a Concatenate layer requires inputs with matching shapes except for axis {Axis}; received "
                    + $"{string.Join(", ", parts.Select(p => p.Shape))}.");
            }
        }

        return RawOps.ConcatV2(parts, Axis);
    }

    /// <inheritdoc/>
    /// <remarks>Masks are joined where the axis is one of theirs (time); otherwise (features) all must count.</remarks>
    protected override Tensor? ComputeMask(Tensors inputs, IReadOnlyList<Tensor?> masks)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(masks);
        Tensor? known = masks.FirstOrDefault(mask => mask is not null);
        int axis = Axis < 0 ? Axis + inputs[0].Rank : Axis;
        return known is null || axis >= known.Rank
            ? base.ComputeMask(inputs, masks)
            : RawOps.ConcatV2(
                [.. masks.Select((mask, i) => mask ?? RawOps.Fill(inputs[i].Shape[..known.Rank].ToArray(), true))], axis);
    }

    private bool Fits(Shape first, Shape other)
    {
        int skipped = Axis < 0 ? Axis + first.Rank : Axis;
        bool fits = first.Rank == other.Rank;
        for (int i = 0; fits && i < first.Rank; i++)
        {
            fits = i == skipped || first[i] == other[i];
        }

        return fits;
    }
}
