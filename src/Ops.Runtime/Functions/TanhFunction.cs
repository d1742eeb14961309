using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the hyperbolic tangent.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TanhFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static bool IsSingleVector => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => SingleExponential.Tanh(Lane128<float>.Splat(x)).Value.ToScalar();

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Tanh(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Tanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeSingle<V>(V x)
        where V : unmanaged, ILane<V, float>
        => SingleExponential.Tanh(x);
}
