using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives one divided by the square root; both are rounded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RsqrtFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static bool IsSingleVector => true;

    /// <inheritdoc/>
    public static bool IsDoubleVector => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => 1 / MathF.Sqrt(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => 1 / Math.Sqrt(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Rsqrt(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeSingle<V>(V x)
        where V : unmanaged, ILane<V, float>
        => V.Literal(1) / V.Sqrt(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeDouble<V>(V x)
        where V : unmanaged, ILane<V, double>
        => V.Literal(1) / V.Sqrt(x);
}
