using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Adds the gradient of each window to its first largest element, a NaN if there is one.</summary>
internal readonly struct MaxRouting : IPooling
{
    /// <inheritdoc/>
    public static bool Scatters => true;

    /// <inheritdoc/>
    public static bool WritesTiles => true;

    /// <inheritdoc/>
    public static void Run<T, TLanes>(in PoolBuffers buffers)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T> =>
        WindowJob<T, TLanes, MaxRouteBody<T>>.Run(
            buffers.Window, (nint)buffers.Window.Channels, new MaxRouteBody<T>(buffers));
}
