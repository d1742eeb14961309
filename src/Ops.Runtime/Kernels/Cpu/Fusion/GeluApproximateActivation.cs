using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.Kernels;

/// <summary>Computes 0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))), Hendrycks and Gimpel 2016.</summary>
internal readonly struct GeluApproximateActivation<T> : IFusedActivation<T>
    where T : unmanaged
{
    private const double RootOfTwoByPi = 0.79788456080286536;
    private const double Cubic = 0.044715;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x, V alpha)
        where V : unmanaged, ILane<V, T>
    {
        V inner = V.Literal(RootOfTwoByPi) * (x + (V.Literal(Cubic) * x * x * x));
        return V.Literal(0.5) * x * (V.Literal(1) + V.Map<TanhFunction>(inner));
    }
}
