using System.ComponentModel;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the inverse of the normal distribution function.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NdtriFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => (float)ErrorFunctions.Ndtri(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => ErrorFunctions.Ndtri(x);
}
