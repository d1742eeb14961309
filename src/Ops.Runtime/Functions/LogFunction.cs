using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the natural logarithm; NaN below 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LogFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static bool HasSingleVectors => true;

    /// <inheritdoc/>
    public static bool HasDoubleVectors => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => SingleLogarithm128.Log(Vector128.Create(x)).ToScalar();

    /// <inheritdoc/>
    public static double Invoke(double x) => DoubleLogarithm128.Log(Vector128.Create(x)).ToScalar();

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Log(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Invoke(Vector512<float> x) => SingleLogarithm512.Log(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Invoke(Vector256<float> x) => SingleLogarithm256.Log(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Invoke(Vector128<float> x) => SingleLogarithm128.Log(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Invoke(Vector512<double> x) => DoubleLogarithm512.Log(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Invoke(Vector256<double> x) => DoubleLogarithm256.Log(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Invoke(Vector128<double> x) => DoubleLogarithm128.Log(x);
}
