using System.ComponentModel;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives 1 - erf(x), exact in the tail.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ErfcFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => (float)ErrorFunctions.Erfc(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => ErrorFunctions.Erfc(x);
}
