using System.ComponentModel;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the derivative of lgamma.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DigammaFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => (float)GammaFunctions.Digamma(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => GammaFunctions.Digamma(x);
}
