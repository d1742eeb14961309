using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives exp(x) - 1, exact near 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Expm1Function : IUnaryFunction
{
    /// <inheritdoc/>
    public static bool HasSingleVectors => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => SingleExponential128.Expm1(Vector128.Create(x)).ToScalar();

    /// <inheritdoc/>
    public static double Invoke(double x) => ElementaryFunctions.Expm1(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Expm1(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Invoke(Vector512<float> x) => SingleExponential512.Expm1(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Invoke(Vector256<float> x) => SingleExponential256.Expm1(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Invoke(Vector128<float> x) => SingleExponential128.Expm1(x);
}
