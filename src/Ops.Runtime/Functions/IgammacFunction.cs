using System.ComponentModel;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the regularised upper incomplete gamma function Q(x, y).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IgammacFunction : IBinaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x, float y) => (float)IncompleteGamma.Igammac(x, y);

    /// <inheritdoc/>
    public static double Invoke(double x, double y) => IncompleteGamma.Igammac(x, y);
}
