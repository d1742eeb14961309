using System.ComponentModel;
using System.Numerics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives e to the power of x.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ExpFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Exp(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Exp(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Exp(x);
}
