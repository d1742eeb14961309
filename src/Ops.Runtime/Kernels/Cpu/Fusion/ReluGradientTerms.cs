using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>The gradient of a Relu: x where y is above 0.</summary>
internal readonly struct ReluGradientTerms<T> : IChannelTerms<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public static bool HasSecond => false;

    /// <inheritdoc/>
    public static bool Writes => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V First<V>(V x, V y, V center)
        where V : unmanaged, ILane<V, T> => V.Select(V.Greater(y, V.Literal(0)), x, V.Literal(0));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Second<V>(V x, V y, V center)
        where V : unmanaged, ILane<V, T> => x;
}
