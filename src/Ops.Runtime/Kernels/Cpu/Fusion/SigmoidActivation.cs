using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.Kernels;

/// <summary>Computes 1 / (1 + exp(-x)).</summary>
internal readonly struct SigmoidActivation<T> : IFusedActivation<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x, V alpha)
        where V : unmanaged, ILane<V, T> => V.Map<SigmoidFunction>(x);
}
