using System.ComponentModel;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the x-th derivative of digamma at y.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PolygammaFunction : IBinaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x, float y) => (float)ZetaFunctions.Polygamma(x, y);

    /// <inheritdoc/>
    public static double Invoke(double x, double y) => ZetaFunctions.Polygamma(x, y);
}
