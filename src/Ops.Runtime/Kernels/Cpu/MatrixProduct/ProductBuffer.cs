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

    /// <summary>Planes of blocks of A, B and C, one after the other.</summary>
    Staged,

    /// <summary>The panels of a convolution's filter, or of a gradient.</summary>
    ConvolutionPanels,

    /// <summary>Rows of a convolution's source with their padding.</summary>
    ConvolutionRows,

    /// <summary>Where the taps of a window, or the blocks of a convolution's tiles, begin.</summary>
    WindowOffsets,

    /// <summary>Number of buffers.</summary>
    Count,
}
