using System.ComponentModel;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the derivative of igamma by its first argument.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IgammaGradAFunction : IBinaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x, float y) => (float)IncompleteGamma.IgammaGradA(x, y);

    /// <inheritdoc/>
    public static double Invoke(double x, double y) => IncompleteGamma.IgammaGradA(x, y);
}
