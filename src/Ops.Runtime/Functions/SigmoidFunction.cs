using System.ComponentModel;
using System.Numerics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives 1 / (1 + exp(-x)), without overflow.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SigmoidFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => (float)ElementaryFunctions.Sigmoid(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => ElementaryFunctions.Sigmoid(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Sigmoid(x);
}
