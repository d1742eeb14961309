using System.ComponentModel;
using System.Numerics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the cosine of an angle in radians.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CosFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Cos(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Cos(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Cos(x);
}
