using System.ComponentModel;
using System.Numerics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives exp(x) - 1, exact near 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Expm1Function : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => (float)ElementaryFunctions.Expm1(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => ElementaryFunctions.Expm1(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Expm1(x);
}
