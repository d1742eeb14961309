using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RawOpsNet.Numerics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives -1, 0 or 1; NaN of NaN; of a complex number its direction.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SignFunction : IUnaryFunction
{
    /// <inheritdoc/>
    public static bool HasSingleVectors => true;

    /// <inheritdoc/>
    public static bool HasDoubleVectors => true;

    /// <inheritdoc/>
    public static float Invoke(float x) => (float)ElementaryFunctions.Sign(x);

    /// <inheritdoc/>
    public static double Invoke(double x) => ElementaryFunctions.Sign(x);

    /// <inheritdoc/>
    public static Complex Invoke(Complex x) => ComplexFunctions.Sign(x);

    /// <inheritdoc/>
    public static T InvokeInteger<T>(T x)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        => T.IsNegative(x) ? T.Zero - T.One : x == T.Zero ? T.Zero : T.One;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Invoke(Vector512<float> x) => Vector512.ConditionalSelect(
        Vector512.GreaterThan(Vector512.Abs(x), Vector512<float>.Zero), (x & Vector512.Create(-0f)) | Vector512.Create(1f), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Invoke(Vector256<float> x) => Vector256.ConditionalSelect(
        Vector256.GreaterThan(Vector256.Abs(x), Vector256<float>.Zero), (x & Vector256.Create(-0f)) | Vector256.Create(1f), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Invoke(Vector128<float> x) => Vector128.ConditionalSelect(
        Vector128.GreaterThan(Vector128.Abs(x), Vector128<float>.Zero), (x & Vector128.Create(-0f)) | Vector128.Create(1f), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Invoke(Vector512<double> x) => Vector512.ConditionalSelect(
        Vector512.GreaterThan(Vector512.Abs(x), Vector512<double>.Zero), (x & Vector512.Create(-0d)) | Vector512.Create(1d), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Invoke(Vector256<double> x) => Vector256.ConditionalSelect(
        Vector256.GreaterThan(Vector256.Abs(x), Vector256<double>.Zero), (x & Vector256.Create(-0d)) | Vector256.Create(1d), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Invoke(Vector128<double> x) => Vector128.ConditionalSelect(
        Vector128.GreaterThan(Vector128.Abs(x), Vector128<double>.Zero), (x & Vector128.Create(-0d)) | Vector128.Create(1d), x);
}
