using System.ComponentModel;
using System.Numerics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the hyperbolic tangent.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TanhFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Tanh(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Tanh(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Tanh(x);
}
