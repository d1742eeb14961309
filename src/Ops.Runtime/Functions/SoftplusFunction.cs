using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives log(1 + exp(x)), without overflow.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SoftplusFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static bool HasSingleVectors => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => SingleLogarithm128.Softplus(Vector128.Create(x)).ToScalar();

    /// <inheritdoc/>
    public static double Invoke(double x) => ElementaryFunctions.Softplus(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Invoke(Vector512<float> x) => SingleLogarithm512.Softplus(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Invoke(Vector256<float> x) => SingleLogarithm256.Softplus(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Invoke(Vector128<float> x) => SingleLogarithm128.Softplus(x);
}
