using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives x to the power of y.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PowFunction : IBinaryFunction
{
    /// <inheritdoc/>
    public static bool HasSingleVectors => true;

    /// <inheritdoc/>
    public static bool HasDoubleVectors => true;

    /// <inheritdoc/>
    public static float Invoke(float x, float y) => SinglePower128.Pow(Vector128.Create(x), Vector128.Create(y)).ToScalar();

    /// <inheritdoc/>
    public static double Invoke(double x, double y) => DoublePower128.Pow(Vector128.Create(x), Vector128.Create(y)).ToScalar();

    /// <inheritdoc/>
    public static Complex Invoke(Complex x, Complex y) => ComplexFunctions.Pow(x, y);

    /// <inheritdoc/>
    public static T InvokeInteger<T>(T x, T y)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        => IntegerFunctions.Pow(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Invoke(Vector512<float> x, Vector512<float> y) => SinglePower512.Pow(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Invoke(Vector256<float> x, Vector256<float> y) => SinglePower256.Pow(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Invoke(Vector128<float> x, Vector128<float> y) => SinglePower128.Pow(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Invoke(Vector512<double> x, Vector512<double> y) => DoublePower512.Pow(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Invoke(Vector256<double> x, Vector256<double> y) => DoublePower256.Pow(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Invoke(Vector128<double> x, Vector128<double> y) => DoublePower128.Pow(x, y);
}
