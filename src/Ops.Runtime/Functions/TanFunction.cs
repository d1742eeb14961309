using System.ComponentModel;
using System.Numerics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the tangent of an angle in radians.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TanFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Tan(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Tan(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Tan(x);
}
