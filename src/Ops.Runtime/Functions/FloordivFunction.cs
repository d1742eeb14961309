using System.ComponentModel;
using System.Numerics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>
/// Divides and rounds towards negative infinity; a subnormal quotient counts as zero; integers as <see
/// cref="TruncdivFunction"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FloordivFunction : IBinaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x, float y) => Division.Floor(x, y);

    /// <inheritdoc/>
    public static double Invoke(double x, double y) => Division.Floor(x, y);

    /// <inheritdoc/>
    public static T InvokeInteger<T>(T x, T y)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        => y == T.Zero ? T.Zero : Division.FloorInteger(x, y);
}
