using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.Kernels;

/// <summary>Computes exp(x) - 1 below 0.</summary>
internal readonly struct EluActivation<T> : IFusedActivation<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x, V alpha)
        where V : unmanaged, ILane<V, T> => V.Select(V.Less(x, V.Literal(0)), V.Map<Expm1Function>(x), x);
}
