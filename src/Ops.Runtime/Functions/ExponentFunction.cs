using System.ComponentModel;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the exponent of 2 of a positive, finite and normal float.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ExponentFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => MathF.ILogB(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => Math.ILogB(x);
}
