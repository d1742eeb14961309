namespace RawOpsNet.Kernels;

/// <summary>
/// Describes a product with a vector, <c>y[j] (+)= sum over p of x[p] * matrix(p, j)</c>, which one product in two forms is:
/// a single row times B, and A times a single column.
/// </summary>
internal readonly struct VectorShape
{
    private VectorShape(nint length, nint depth, nint stride, bool isByRows, bool accumulate)
    {
        Length = length;
        Depth = depth;
        Stride = stride;
        IsByRows = isByRows;
        Accumulate = accumulate;
    }

    /// <summary>Gets the number of sums.</summary>
    public nint Length { get; }

    /// <summary>Gets the number of terms of each sum.</summary>
    public nint Depth { get; }

    /// <summary>Gets the elements from one stored row of the matrix to the next.</summary>
    public nint Stride { get; }

    /// <summary>Gets whether a stored row holds the terms of one sum, rather than one term of every sum.</summary>
    public bool IsByRows { get; }

    /// <summary>Gets whether the sums are added to y.</summary>
    public bool Accumulate { get; }

    /// <summary>Sees whether a product is one with a vector whose elements are neighbours.</summary>
    /// <param name="shape">The product.</param>
    /// <param name="lanes">Elements of a vector register; shorter sums over columns are left to tiles.</param>
    /// <param name="vector">The product with a vector.</param>
    /// <param name="isColumn">Whether x is B and the matrix A.</param>
    public static bool TrySee(in ProductShape shape, int lanes, out VectorShape vector, out bool isColumn)
    {
        isColumn = shape.M != 1;
        if (shape.M == 1)
        {
            vector = new VectorShape(shape.N, shape.K, shape.BStride, shape.TransposeB, shape.Accumulate);
            return (!shape.TransposeA || shape.AStride == 1) && (shape.TransposeB || shape.N >= 2 * lanes);
        }

        vector = new VectorShape(shape.M, shape.K, shape.AStride, !shape.TransposeA, shape.Accumulate);
        return shape.N == 1
            && shape.CStride == 1
            && (shape.TransposeB || shape.BStride == 1)
            && (!shape.TransposeA || shape.M >= 2 * lanes);
    }
}
