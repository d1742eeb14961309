using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>The sum of a gradient, and of its products with what the elements differ from their mean.</summary>
internal readonly struct GradientTerms<T> : IChannelTerms<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public static bool HasSecond => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V First<V>(V x, V y, V center)
        where V : unmanaged, ILane<V, T> => y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Second<V>(V x, V y, V center)
        where V : unmanaged, ILane<V, T> => y * (x - center);
}
