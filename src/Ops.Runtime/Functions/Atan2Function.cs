using System.ComponentModel;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the angle of the point (y, x), in [-pi, pi]; the first argument is the ordinate.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Atan2Function : IBinaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x, float y) => MathF.Atan2(x, y);

    /// <inheritdoc/>
    public static double Invoke(double x, double y) => Math.Atan2(x, y);
}
