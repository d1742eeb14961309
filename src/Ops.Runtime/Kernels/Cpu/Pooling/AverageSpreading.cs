using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Adds to each element its share of the gradients of the windows that cover it.</summary>
internal readonly struct AverageSpreading : IPooling
{
    /// <inheritdoc/>
    public static bool Scatters => true;

    /// <inheritdoc/>
    public static bool WritesTiles => true;

    /// <inheritdoc/>
    public static void Run<T, TLanes>(in PoolBuffers buffers)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T> =>
        WindowJob<T, TLanes, AverageSpreadBody<T>>.Run(
            buffers.Window, (nint)buffers.Window.Channels, new AverageSpreadBody<T>(buffers));
}
