using System.ComponentModel;
using System.Numerics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the hyperbolic cosine.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CoshFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Cosh(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Cosh(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Cosh(x);
}
