using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the square root.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SqrtFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static bool IsSingleVector => true;

    /// <inheritdoc/>
    public static bool IsDoubleVector => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Sqrt(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Sqrt(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Sqrt(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeSingle<V>(V x)
        where V : unmanaged, ILane<V, float>
        => V.Sqrt(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeDouble<V>(V x)
        where V : unmanaged, ILane<V, double>
        => V.Sqrt(x);
}
