using System.ComponentModel;
using System.Numerics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the inverse of sinh.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AsinhFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Asinh(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Asinh(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Asinh(x);
}
