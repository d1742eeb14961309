using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Applies nothing.</summary>
internal readonly struct NoActivation<T> : IFusedActivation<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x, V alpha)
        where V : unmanaged, ILane<V, T> => x;
}
