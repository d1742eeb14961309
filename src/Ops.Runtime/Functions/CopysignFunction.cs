using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the magnitude of x with the sign of y.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CopysignFunction : IBinaryFunction
{
    /// <inheritdoc/>
    public static bool IsSingleVector => true;

    /// <inheritdoc/>
    public static bool IsDoubleVector => true;

    /// <inheritdoc/>
    public static float Invoke(float x, float y) => MathF.CopySign(x, y);

    /// <inheritdoc/>
    public static double Invoke(double x, double y) => Math.CopySign(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeSingle<V>(V x, V y)
        where V : unmanaged, ILane<V, float>
        => V.Or(V.And(x, V.Not(V.Literal(-0.0))), V.And(y, V.Literal(-0.0)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeDouble<V>(V x, V y)
        where V : unmanaged, ILane<V, double>
        => V.Or(V.And(x, V.Not(V.Literal(-0.0))), V.And(y, V.Literal(-0.0)));
}
