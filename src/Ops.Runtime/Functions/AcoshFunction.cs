using System.ComponentModel;
using System.Numerics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the inverse of cosh; NaN below 1.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AcoshFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Acosh(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Acosh(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Acosh(x);
}
