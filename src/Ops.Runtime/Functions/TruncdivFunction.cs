using System.ComponentModel;
using System.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Divides and truncates; integers never throw: x / 0 is 0, the smallest value / -1 is itself.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TruncdivFunction : IBinaryFunction
{
    /// <inheritdoc/>
    public static bool IsVector => true;

    /// <inheritdoc/>
    public static float Invoke(float x, float y) => MathF.Truncate(x / y);

    /// <inheritdoc/>
    public static double Invoke(double x, double y) => Math.Truncate(x / y);

    /// <inheritdoc/>
    public static T InvokeInteger<T>(T x, T y)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        if (y == T.Zero)
        {
            return T.Zero;
        }

        // T.Zero - 1 is -1 only for signed integers; unsigned ones have no overflow.
        return T.IsNegative(y) && y == T.Zero - T.One ? T.Zero - x : x / y;
    }

    /// <inheritdoc/>
    public static V InvokeSingle<V>(V x, V y)
        where V : unmanaged, ILane<V, float>
        => V.Trunc(x / y);

    /// <inheritdoc/>
    public static V InvokeDouble<V>(V x, V y)
        where V : unmanaged, ILane<V, double>
        => V.Trunc(x / y);
}
