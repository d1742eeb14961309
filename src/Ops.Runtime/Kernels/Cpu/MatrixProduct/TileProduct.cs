namespace RawOpsNet.Kernels;

/// <summary>
/// Carries what every tile of a block shares. A tile computes
/// <c>C[i, j] (+)= sum over blocks q and depth p of A[AOffsets[q] + i*ARow + p*AStep] * B[BOffsets[q] + p*BStep + j]</c>.
/// </summary>
/// <remarks>
/// Strides and offsets count elements. Packed, direct and transposed A differ only in <see cref="ARow"/> and
/// <see cref="AStep"/>; several blocks are the taps of a convolution.
/// </remarks>
internal unsafe struct TileProduct
{
    /// <summary>Number of products that are summed into the tile.</summary>
    public nint Blocks;

    /// <summary>Offset of each block in A.</summary>
    public nint* AOffsets;

    /// <summary>Offset of each block in B.</summary>
    public nint* BOffsets;

    /// <summary>Inner size of each block.</summary>
    public nint Depth;

    /// <summary>Distance between the rows of the tile in A.</summary>
    public nint ARow;

    /// <summary>Distance between steps of the inner index in A.</summary>
    public nint AStep;

    /// <summary>Distance between steps of the inner index in B; all vectors of a step are read whole.</summary>
    public nint BStep;

    /// <summary>Distance between rows of C.</summary>
    public nint CStride;

    /// <summary>Number of columns that the last vector stores, 1 to the number of lanes; for families that store tails.</summary>
    public int Tail;

    /// <summary>Whether the tile adds to what C holds.</summary>
    public bool Accumulate;
}
