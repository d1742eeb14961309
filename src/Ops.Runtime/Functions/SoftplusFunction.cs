using System.ComponentModel;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives log(1 + exp(x)), without overflow.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SoftplusFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => (float)ElementaryFunctions.Softplus(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => ElementaryFunctions.Softplus(x);
}
