using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives log(1 + x), exact near 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Log1pFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static bool HasSingleVectors => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => SingleLogarithm128.Log1p(Vector128.Create(x)).ToScalar();

    /// <inheritdoc/>
    public static double Invoke(double x) => ElementaryFunctions.Log1p(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Log1p(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Invoke(Vector512<float> x) => SingleLogarithm512.Log1p(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Invoke(Vector256<float> x) => SingleLogarithm256.Log1p(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Invoke(Vector128<float> x) => SingleLogarithm128.Log1p(x);
}
