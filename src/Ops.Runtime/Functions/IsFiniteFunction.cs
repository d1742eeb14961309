using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the mask of what is neither infinite nor NaN.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IsFiniteFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static bool IsSingleVector => true;

    /// <inheritdoc/>
    public static bool IsDoubleVector => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => PredicateMask.Single(float.IsFinite(x));

    /// <inheritdoc/>
    public static double Invoke(double x) => PredicateMask.Double(double.IsFinite(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeSingle<V>(V x)
        where V : unmanaged, ILane<V, float>
        => V.Less(V.Abs(x), V.Literal(double.PositiveInfinity));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeDouble<V>(V x)
        where V : unmanaged, ILane<V, double>
        => V.Less(V.Abs(x), V.Literal(double.PositiveInfinity));
}
