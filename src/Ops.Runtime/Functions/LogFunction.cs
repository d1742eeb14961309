using System.ComponentModel;
using System.Numerics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the natural logarithm; NaN below 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LogFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Log(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Log(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Log(x);
}
