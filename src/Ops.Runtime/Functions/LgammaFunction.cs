using System.ComponentModel;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the logarithm of the magnitude of gamma.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LgammaFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => (float)GammaFunctions.Lgamma(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => GammaFunctions.Lgamma(x);
}
