using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Adds the gradient of each window to all of its largest elements, as TensorFlow does for volumes.</summary>
internal readonly struct MaxSharing : IPooling
{
    /// <inheritdoc/>
    public static bool Scatters => true;

    /// <inheritdoc/>
    public static bool RoundsEachSum => true;

    /// <inheritdoc/>
    public static void Run<T, TLanes>(in PoolBuffers buffers)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T> =>
        WindowJob<T, TLanes, MaxShareBody<T>>.Run(
            buffers.Window, (nint)buffers.Window.Channels, new MaxShareBody<T>(buffers));
}
