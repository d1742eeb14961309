namespace RawOpsNet.Kernels;

/// <summary>Names the buffers of a <see cref="ProductWorkspace"/>, one for each use that can overlap another.</summary>
internal enum ProductBuffer
{
    /// <summary>Packed panels of B.</summary>
    PackedB,

    /// <summary>A tile that is wider than what C has columns for.</summary>
    Tile,

    /// <summary>Partial products over parts of the inner index.</summary>
    Partials,

    /// <summary>A, B and C widened to float, one after the other.</summary>
    Widened,

    /// <summary>Number of buffers.</summary>
    Count,
}
