using System.ComponentModel;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the inverse of erf.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ErfinvFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => (float)ErrorFunctions.Erfinv(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => ErrorFunctions.Erfinv(x);
}
