using System.ComponentModel;
using System.Numerics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the angle in [-pi/2, pi/2] whose tangent is x.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AtanFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Atan(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Atan(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Atan(x);
}
