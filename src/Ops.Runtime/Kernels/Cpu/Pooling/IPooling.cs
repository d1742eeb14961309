using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>A kind of pooling, for every element type and lane.</summary>
internal interface IPooling
{
    /// <summary>Gets whether the output is a sum over windows, which begins with zeros.</summary>
    static abstract bool Scatters { get; }

    /// <summary>Gets whether stops that cover each pixel once write it, so that no zeros are needed before.</summary>
    static virtual bool WritesTiles => false;

    /// <summary>Gets whether sums of half types are rounded at each window, as TensorFlow does for volumes.</summary>
    static virtual bool RoundsEachSum => false;

    /// <summary>Runs it.</summary>
    static abstract void Run<T, TLanes>(in PoolBuffers buffers)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T>;
}
