using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Spreads gradients over volumes, as TensorFlow rounds them.</summary>
internal readonly struct VolumeSpreading : IPooling
{
    /// <inheritdoc/>
    public static bool Scatters => true;

    /// <inheritdoc/>
    public static bool RoundsEachSum => true;

    /// <inheritdoc/>
    public static void Run<T, TLanes>(in PoolBuffers buffers)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T> =>
        WindowJob<T, TLanes, VolumeSpreadBody<T>>.Run(
            buffers.Window, (nint)buffers.Window.Channels, new VolumeSpreadBody<T>(buffers));
}
