using System.ComponentModel;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives exp(-|x|) times the modified Bessel function of order 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BesselI0eFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) => (float)BesselFunctions.BesselI0e(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => BesselFunctions.BesselI0e(x);
}
