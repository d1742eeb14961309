using System.ComponentModel;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the Hurwitz zeta function.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ZetaFunction : IBinaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x, float y) => (float)ZetaFunctions.Zeta(x, y);

    /// <inheritdoc/>
    public static double Invoke(double x, double y) => ZetaFunctions.Zeta(x, y);
}
