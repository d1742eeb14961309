namespace RawOpsNet.Models;

/// <summary>Joins inputs along an axis.</summary>
/// <param name="axis">The axis; negative: counted from the last.</param>
/// <param name="name">The name; null gives <c>concatenate</c> with a running number.</param>
public sealed class Concatenate(int axis = -1, string? name = null) : Layer(name)
{
    /// <summary>Gets the axis.</summary>
    public int Axis { get; } = axis;

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
