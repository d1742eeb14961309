using System.ComponentModel;
using System.Numerics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the angle in [-pi/2, pi/2] whose sine is x.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AsinFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Asin(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Asin(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Asin(x);
}
