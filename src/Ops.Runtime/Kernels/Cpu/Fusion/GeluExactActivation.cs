using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.Kernels;

/// <summary>Computes 0.5 x (1 + erf(x / sqrt 2)), Hendrycks and Gimpel 2016.</summary>
internal readonly struct GeluExactActivation<T> : IFusedActivation<T>
    where T : unmanaged
{
    private const double RootOfHalf = 0.70710678118654752;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x, V alpha)
        where V : unmanaged, ILane<V, T> =>
        V.Literal(0.5) * x * (V.Literal(1) + V.Map<ErfFunction>(x * V.Literal(RootOfHalf)));
}
