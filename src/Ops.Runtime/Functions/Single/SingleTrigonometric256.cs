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
            : Near(x, 0);

    /// <summary>Gives the cosine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Cos(Vector256<float> x)
        => Vector256.GreaterThanAny(Vector256.Abs(x), Vector256.Create(Largest))
            ? Lane256<float>.ByElements<FarCosFunction>(new(x)).Value
            : Near(x, 1);

    /// <summary>Gives the sine a number of quarter turns further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Near(Vector256<float> x, int quarters)
    {
        // Added to 1.5 * 2^23, a number is rounded to a whole one, whose bits are the lowest; taken off again, -0 becomes 0, so
        // that the sine of -0 is -0.
        Vector256<float> turns = (x * Vector256.Create(0.636619772f)) + Vector256.Create(12582912f);
        Vector256<float> k = turns - Vector256.Create(12582912f);
        Vector256<float> r = Vector256.FusedMultiplyAdd(k, Vector256.Create(-1.5707962512969971f), x);
        r = Vector256.FusedMultiplyAdd(k, Vector256.Create(-7.5497894158615964e-8f), r);
        r = Vector256.FusedMultiplyAdd(k, Vector256.Create(-5.3903029534742383e-15f), r);
        Vector256<float> square = r * r;
        Vector256<float> cubic = SingleArithmetic256.Horner(square, -1.9515295891e-4f, 8.3321608736e-3f, -1.6666654611e-1f, 0f);
        Vector256<float> sine = Vector256.FusedMultiplyAdd(cubic, r, r);
        Vector256<float> quartic = SingleArithmetic256.Horner(
            square, 2.443315711809948e-5f, -1.388731625493765e-3f, 4.166664568298827e-2f, -0.5f);
        Vector256<float> cosine = Vector256.FusedMultiplyAdd(quartic, square, Vector256.Create(1f));

        // An odd quarter takes the cosine, and two of them turn the sign.
        Vector256<int> quarter = turns.AsInt32() + Vector256.Create(quarters);
        Vector256<int> isEven = Vector256.Equals(quarter & Vector256.Create(1), Vector256<int>.Zero);
        Vector256<int> sign = Vector256.ShiftLeft(quarter & Vector256.Create(2), 30);
        return Vector256.ConditionalSelect(isEven.AsSingle(), sine, cosine) ^ sign.AsSingle();
    }
}
