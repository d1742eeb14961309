namespace RawOpsNet.Kernels;

/// <summary>Holds what a pooling reads and writes, channels last.</summary>
internal readonly unsafe ref struct PoolBuffers
{
    /// <summary>Gets the window.</summary>
    public required SlidingWindow Window { get; init; }

    /// <summary>Gets the images that are or were pooled.</summary>
    public required void* Images { get; init; }

    /// <summary>Gets the gradient.</summary>
    public required void* Gradient { get; init; }

    /// <summary>Gets what is written.</summary>
    public required void* Output { get; init; }
}
