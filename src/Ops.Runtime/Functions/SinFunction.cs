using System.ComponentModel;
using System.Numerics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the sine of an angle in radians.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SinFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Sin(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Sin(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Sin(x);
}
