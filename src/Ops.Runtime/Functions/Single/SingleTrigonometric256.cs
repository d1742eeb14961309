using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The sine and cosine of float32 vectors of 256 bits, within 2 ulp of the float64 result.</summary>
/// <remarks>x = k * pi/2 + r (Cody and Waite, pi/2 in three parts), with Cephes' polynomials on [-pi/4, pi/4].</remarks>
internal static class SingleTrigonometric256
{
    // Beyond this k has too many bits for the parts of pi/2; those elements go one by one.
    internal const float Largest = 30000;

    /// <summary>Gives the sine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sin(Vector256<float> x)
        => Vector256.GreaterThanAny(Vector256.Abs(x), Vector256.Create(Largest))
            ? Lane256<float>.ByElements<FarSinFunction>(new(x)).Value
            : Near(x, Vector256.Create(0f));

    /// <summary>Gives the cosine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Cos(Vector256<float> x)
        => Vector256.GreaterThanAny(Vector256.Abs(x), Vector256.Create(Largest))
            ? Lane256<float>.ByElements<FarCosFunction>(new(x)).Value
            : Near(x, Vector256.Create(1f));

    /// <summary>Gives the sine a number of quarter turns further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Near(Vector256<float> x, Vector256<float> quarters)
    {
        // Adding 0 makes 0 of -0, so that the sine of -0 is -0.
        Vector256<float> k = Vector256.Round(x * Vector256.Create(0.636619772f)) + Vector256.Create(0f);
        Vector256<float> r = Vector256.FusedMultiplyAdd(k, Vector256.Create(-1.5707962512969971f), x);
        r = Vector256.FusedMultiplyAdd(k, Vector256.Create(-7.5497894158615964e-8f), r);
        r = Vector256.FusedMultiplyAdd(k, Vector256.Create(-5.3903029534742383e-15f), r);
        Vector256<float> square = r * r;
        Vector256<float> cubic = SingleArithmetic256.Horner(square, -1.9515295891e-4f, 8.3321608736e-3f, -1.6666654611e-1f, 0f);
        Vector256<float> sine = Vector256.FusedMultiplyAdd(cubic, r, r);
        Vector256<float> quartic = SingleArithmetic256.Horner(
            square, 2.443315711809948e-5f, -1.388731625493765e-3f, 4.166664568298827e-2f, 0f);
        Vector256<float> cosine = Vector256.FusedMultiplyAdd(quartic - Vector256.Create(0.5f), square, Vector256.Create(1f));

        k += quarters;
        Vector256<float> turn = k - (Vector256.Floor(k * Vector256.Create(0.25f)) * Vector256.Create(4f));
        Vector256<float> odd = turn - (Vector256.Floor(turn * Vector256.Create(0.5f)) * Vector256.Create(2f));
        Vector256<float> isOdd = Vector256.Equals(odd, Vector256.Create(1f));
        Vector256<float> value = Vector256.ConditionalSelect(isOdd, cosine, sine);
        return Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(turn, Vector256.Create(2f)), -value, value);
    }
}
