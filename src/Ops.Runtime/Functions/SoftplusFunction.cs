using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives log(1 + exp(x)), without overflow.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SoftplusFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static bool IsSingleVector => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => SingleLogarithm.Softplus(Lane128<float>.Splat(x)).Value.ToScalar();

    /// <inheritdoc/>
    public static double Invoke(double x) => ElementaryFunctions.Softplus(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeSingle<V>(V x)
        where V : unmanaged, ILane<V, float>
        => SingleLogarithm.Softplus(x);
}
