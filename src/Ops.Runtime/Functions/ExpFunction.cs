using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives e to the power of x.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ExpFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static bool IsSingleVector => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => SingleExponential.Exp(Lane128<float>.Splat(x)).Value.ToScalar();

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Exp(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Exp(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeSingle<V>(V x)
        where V : unmanaged, ILane<V, float>
        => SingleExponential.Exp(x);
}
