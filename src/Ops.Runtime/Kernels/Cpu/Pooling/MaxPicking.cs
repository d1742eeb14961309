using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Takes from another tensor what stands where the first largest element of each window is.</summary>
internal readonly struct MaxPicking : IPooling
{
    /// <inheritdoc/>
    public static bool Scatters => false;

    /// <inheritdoc/>
    public static void Run<T, TLanes>(in PoolBuffers buffers)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T> =>
        WindowJob<T, TLanes, MaxPickBody<T>>.Run(
            buffers.Window, (nint)buffers.Window.Channels, new MaxPickBody<T>(buffers));
}
