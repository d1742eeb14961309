using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Divides and truncates; integers never throw: x / 0 is 0, the smallest value / -1 is itself.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TruncdivFunction : IBinaryFunction
{
    /// <inheritdoc/>
    public static bool IsSingleVector => true;

    /// <inheritdoc/>
    public static bool IsDoubleVector => true;

    /// <inheritdoc/>
    public static float Invoke(float x, float y) => MathF.Truncate(x / y);

    /// <inheritdoc/>
    public static double Invoke(double x, double y) => Math.Truncate(x / y);

    /// <inheritdoc/>
    public static T InvokeInteger<T>(T x, T y)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        => y == T.Zero ? T.Zero : Division.TruncateInteger(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeSingle<V>(V x, V y)
        where V : unmanaged, ILane<V, float>
        => V.Trunc(x / y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeDouble<V>(V x, V y)
        where V : unmanaged, ILane<V, double>
        => V.Trunc(x / y);
}
