using System.ComponentModel;
using System.Numerics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>
/// Gives the remainder of the truncating division (C's fmod and %), with the sign of x; x % 0 is 0 for integers.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TruncmodFunction : IBinaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x, float y) => x % y;

    /// <inheritdoc/>
    public static double Invoke(double x, double y) => x % y;

    /// <inheritdoc/>
    public static T InvokeInteger<T>(T x, T y)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        => y == T.Zero ? T.Zero : Division.TruncateIntegerRemainder(x, y);
}
