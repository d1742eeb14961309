using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Computes alpha x below 0.</summary>
internal readonly struct LeakyReluActivation<T> : IFusedActivation<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x, V alpha)
        where V : unmanaged, ILane<V, T> => V.Select(V.Greater(x, V.Literal(0)), x, alpha * x);
}
