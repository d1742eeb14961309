using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>The sum of the squares of what the elements differ from their mean.</summary>
internal readonly struct VarianceTerms<T> : IChannelTerms<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public static bool HasSecond => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V First<V>(V x, V y, V center)
        where V : unmanaged, ILane<V, T> => (x - center) * (x - center);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Second<V>(V x, V y, V center)
        where V : unmanaged, ILane<V, T> => x;
}
