using System.ComponentModel;
using System.Numerics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the hyperbolic sine.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SinhFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Sinh(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Sinh(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Sinh(x);
}
