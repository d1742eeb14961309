using System.ComponentModel;
using System.Numerics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives log(1 + x), exact near 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Log1pFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => (float)ElementaryFunctions.Log1p(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => ElementaryFunctions.Log1p(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Log1p(x);
}
