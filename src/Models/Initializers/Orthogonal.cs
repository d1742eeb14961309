namespace RawOpsNet.Models;

/// <summary>
/// Makes a matrix of orthonormal rows or columns (whichever are fewer) times a gain (Saxe et al. 2013); a weight of more dims
/// is taken as a matrix of its last dim.
/// </summary>
/// <param name="gain">The factor.</param>
/// <param name="seed">The seed; null draws one from <see cref="RandomSeed"/>.</param>
public sealed class Orthogonal(double gain = 1, long? seed = null) : RandomInitializer(seed)
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => Config.Of(("gain", gain), ("seed", GivenSeed));

    /// <inheritdoc/>
    /// <exception cref="InvalidArgumentException">The shape has fewer than 2 dims.</exception>
    public override Tensor Make(Shape shape, DType dtype = DType.Float32)
    {
        if (shape.Rank < 2)
        {
            throw new InvalidArgumentException($"Orthogonal: the shape is {shape}; it must have at least 2 dims.");
        }

        int columns = (int)shape[^1];
        int rows = columns == 0 ? 0 : (int)(shape.ElementCount / columns);
        int length = Math.Max(rows, columns);
        int count = Math.Min(rows, columns);
        Tensor drawn = RawOps.Cast(Normal(new Shape([length, count]), dtype, 0, 1), dstT: DType.Float64);
        double[] vectors = RawOps.Transpose(drawn, new[] { 1, 0 }).ToArray<double>();
        Orthonormalize(vectors, count, length);
        Tensor matrix = Tensor.From(vectors, new Shape([count, length]));
        matrix = rows < columns ? matrix : RawOps.Transpose(matrix, new[] { 1, 0 });
        return RawOps.Reshape(RawOps.Cast(RawOps.Mul(matrix, gain), dstT: dtype), shape.ToArray());
    }

    // Gram and Schmidt, each vector twice for full precision (Giraud et al. 2005). It is the Q whose R has a positive
    // diagonal: what Keras gets by the signs of R's diagonal.
    private static void Orthonormalize(double[] vectors, int count, int length)
    {
        for (int i = 0; i < 2 * count; i++)
        {
            Span<double> vector = vectors.AsSpan(i / 2 * length, length);
            for (int j = 0; j < i / 2; j++)
            {
                ReadOnlySpan<double> other = vectors.AsSpan(j * length, length);
                double share = Dot(vector, other);
                for (int k = 0; k < length; k++)
                {
                    vector[k] -= share * other[k];
                }
            }

            double norm = Math.Sqrt(Dot(vector, vector));
            for (int k = 0; k < length; k++)
            {
                vector[k] /= norm;
            }
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int k = 0; k < a.Length; k++)
        {
            sum += a[k] * b[k];
        }

        return sum;
    }
}
