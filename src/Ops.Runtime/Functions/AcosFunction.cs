using System.ComponentModel;
using System.Numerics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the angle in [0, pi] whose cosine is x.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AcosFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.Acos(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.Acos(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Acos(x);
}
