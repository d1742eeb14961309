using System.ComponentModel;
using System.Numerics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the remainder of the floor division, with the sign of y; x mod 0 is 0 for integers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FloormodFunction : IBinaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x, float y) => Division.FloorRemainder(x, y);

    /// <inheritdoc/>
    public static double Invoke(double x, double y) => Division.FloorRemainder(x, y);

    /// <inheritdoc/>
    public static T InvokeInteger<T>(T x, T y)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        => y == T.Zero ? T.Zero : Division.FloorIntegerRemainder(x, y);
}
