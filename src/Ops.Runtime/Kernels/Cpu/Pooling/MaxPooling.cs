using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Takes the largest element of each window.</summary>
internal readonly struct MaxPooling : IPooling
{
    /// <inheritdoc/>
    public static bool Scatters => false;

    /// <inheritdoc/>
    public static void Run<T, TLanes>(in PoolBuffers buffers)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T> =>
        WindowJob<T, TLanes, MaxPoolBody<T>>.Run(
            buffers.Window, (nint)buffers.Window.Channels, new MaxPoolBody<T>(buffers));
}
