using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives the error function.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ErfFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static bool HasSingleVectors => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => SingleError128.Erf(Vector128.Create(x)).ToScalar();

    /// <inheritdoc/>
    public static double Invoke(double x) => ErrorFunctions.Erf(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Invoke(Vector512<float> x) => SingleError512.Erf(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Invoke(Vector256<float> x) => SingleError256.Erf(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Invoke(Vector128<float> x) => SingleError128.Erf(x);
}
