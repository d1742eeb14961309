namespace RawOpsNet.Models;

/// <summary>Makes a matrix with one number on its diagonal and zeros elsewhere.</summary>
/// <param name="gain">The number.</param>
public sealed class Identity(double gain = 1) : Initializer
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => Config.Of(("gain", gain));

    /// <inheritdoc/>
    /// <exception cref="InvalidArgumentException">The shape is not that of a matrix.</exception>
    public override Tensor Make(Shape shape, DType dtype = DType.Float32)
    {
        if (shape.Rank != 2)
        {
            throw new InvalidArgumentException($"Identity: the shape is {shape}; it must have 2 dims.");
        }

        Tensor rows = Enumerable.Range(0, (int)shape[0]).ToArray();
        Tensor columns = Enumerable.Range(0, (int)shape[1]).ToArray();
        Tensor isDiagonal = RawOps.Equal(RawOps.ExpandDims(rows, 1), RawOps.ExpandDims(columns, 0));
        return RawOps.Mul(RawOps.Cast(isDiagonal, dstT: dtype), RawOps.Cast(gain, dstT: dtype));
    }
}
