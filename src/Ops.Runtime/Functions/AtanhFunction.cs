using System.ComponentModel;
using System.Numerics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the inverse of tanh; NaN outside [-1, 1].</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AtanhFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Atanh(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Atanh(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Atanh(x);
}
