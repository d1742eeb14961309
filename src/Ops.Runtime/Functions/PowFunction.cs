using System.ComponentModel;
using System.Numerics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives x to the power of y.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PowFunction : IBinaryFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x, float y) => MathF.Pow(x, y);

    /// <inheritdoc/>
    public static double Invoke(double x, double y) => Math.Pow(x, y);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x, Complex y) => ComplexFunctions.Pow(x, y);

    /// <inheritdoc/>
    public static T InvokeInteger<T>(T x, T y)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        => IntegerFunctions.Pow(x, y);
}
