namespace RawOpsNet.Models;

/// <summary>
/// Gives each ring of a [n, n, inputs, outputs] kernel one value, taken from the diagonal (keras/constraints.py,
/// RadialConstraint).
/// </summary>
/// <remarks>
/// As in Keras the middle takes the element before the middle, and ring r around it that r - 1 (n odd) or r (n even) steps
/// after the middle.
/// </remarks>
public sealed class RadialConstraint : Constraint
{
    /// <inheritdoc/>
    /// <exception cref="InvalidArgumentException">The weight has not 4 dims, or its first two differ.</exception>
    public override Tensor Invoke(Tensor weight)
    {
        ArgumentNullException.ThrowIfNull(weight);
        if (weight.Rank != 4 || weight.Shape[0] != weight.Shape[1])
        {
            throw new InvalidArgumentException(
                $"RadialConstraint: the weight has shape {weight.Shape}; it must be [n, n, inputs, outputs].");
        }

        int size = (int)weight.Shape[0];
        long[] shape = weight.Shape.ToArray();
        int[] places = [.. from row in Enumerable.Range(0, size)
                           from column in Enumerable.Range(0, size)
                           select (size + 1) * Source(size, Math.Max(Ring(size, row), Ring(size, column)))];
        Tensor cells = RawOps.Reshape(weight, new[] { (long)size * size, shape[2], shape[3] });
        return RawOps.Reshape(RawOps.GatherV2(cells, places, 0), shape);
    }

    // How many rings lie between an index and the middle; the middle of an even kernel is two wide.
    private static int Ring(int size, int index) =>
        size % 2 == 1 ? Math.Abs(index - (size / 2)) : index < size / 2 ? (size / 2) - 1 - index : index - (size / 2);

    private static int Source(int size, int ring) =>
        ring == 0 ? Math.Max(0, (size / 2) - 1) : (size / 2) + ring - (size % 2);
}
