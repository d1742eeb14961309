using System.ComponentModel;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the regularised lower incomplete gamma function P(x, y).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IgammaFunction : IBinaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x, float y) => (float)IncompleteGamma.Igamma(x, y);

    /// <inheritdoc/>
    public static double Invoke(double x, double y) => IncompleteGamma.Igamma(x, y);
}
