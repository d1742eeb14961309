namespace RawOpsNet.Kernels;

/// <summary>
/// Describes one product <c>C = op(A) · op(B)</c>: C is M by N, op(A) is M by K, op(B) is K by N, all row-major.
/// </summary>
/// <param name="M">Rows of C.</param>
/// <param name="N">Columns of C.</param>
/// <param name="K">Inner size; 0 gives zeros.</param>
internal readonly record struct ProductShape(nint M, nint N, nint K)
{
    /// <summary>Gets whether A is stored as K rows of M.</summary>
    public bool TransposeA { get; init; }

    /// <summary>Gets whether B is stored as N rows of K.</summary>
    public bool TransposeB { get; init; }

    /// <summary>Gets whether complex A is conjugated.</summary>
    public bool ConjugateA { get; init; }

    /// <summary>Gets whether complex B is conjugated.</summary>
    public bool ConjugateB { get; init; }

    /// <summary>Gets whether the product is added to C.</summary>
    public bool Accumulate { get; init; }

    /// <summary>Gets the elements from one stored row of A to the next; by default rows are dense.</summary>
    public nint AStride { get => field == 0 ? (TransposeA ? M : K) : field; init; }

    /// <summary>Gets the elements from one stored row of B to the next; by default rows are dense.</summary>
    public nint BStride { get => field == 0 ? (TransposeB ? K : N) : field; init; }

    /// <summary>Gets the elements from one row of C to the next; by default rows are dense.</summary>
    public nint CStride { get => field == 0 ? N : field; init; }

    /// <summary>Gets the number of multiplications, as a double since it may pass 2⁶³.</summary>
    public double Multiplications => (double)M * N * K;

    /// <summary>Gets where element (row, p) of op(A) is stored.</summary>
    public nint AIndex(nint row, nint p) => TransposeA ? (p * AStride) + row : (row * AStride) + p;

    /// <summary>Gets where element (p, column) of op(B) is stored.</summary>
    public nint BIndex(nint p, nint column) => TransposeB ? (column * BStride) + p : (p * BStride) + column;

    /// <summary>Gets where element (row, column) of C is stored.</summary>
    public nint CIndex(nint row, nint column) => (row * CStride) + column;

    /// <summary>Gets the same product with other sizes: a part of C, or of the inner index. Strides stay.</summary>
    public ProductShape Part(nint m, nint n, nint k, bool accumulate) => this with
    {
        M = m,
        N = n,
        K = k,
        AStride = AStride,
        BStride = BStride,
        CStride = CStride,
        Accumulate = accumulate,
    };
}
