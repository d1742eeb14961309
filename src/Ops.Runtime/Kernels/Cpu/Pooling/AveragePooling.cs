using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Takes the mean of each window.</summary>
internal readonly struct AveragePooling : IPooling
{
    /// <inheritdoc/>
    public static bool Scatters => false;

    /// <inheritdoc/>
    public static void Run<T, TLanes>(in PoolBuffers buffers)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T> =>
        WindowJob<T, TLanes, AveragePoolBody<T>>.Run(
            buffers.Window, (nint)buffers.Window.Channels, new AveragePoolBody<T>(buffers));
}
