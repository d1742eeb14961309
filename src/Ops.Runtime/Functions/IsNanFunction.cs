using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the mask of NaN.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IsNanFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static bool IsSingleVector => true;

    /// <inheritdoc/>
    public static bool IsDoubleVector => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => PredicateMask.Single(float.IsNaN(x));

    /// <inheritdoc/>
    public static double Invoke(double x) => PredicateMask.Double(double.IsNaN(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeSingle<V>(V x)
        where V : unmanaged, ILane<V, float>
        => V.NotEqual(x, x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeDouble<V>(V x)
        where V : unmanaged, ILane<V, double>
        => V.NotEqual(x, x);
}
