using System.ComponentModel;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the error function.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ErfFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => (float)ErrorFunctions.Erf(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => ErrorFunctions.Erf(x);
}
