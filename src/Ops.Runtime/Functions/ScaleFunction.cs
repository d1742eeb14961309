using System.ComponentModel;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives x * 2^y for an integral y.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ScaleFunction : IBinaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x, float y) => MathF.ScaleB(x, (int)y);

    /// <inheritdoc/>
    public static double Invoke(double x, double y) => Math.ScaleB(x, (int)y);
}
