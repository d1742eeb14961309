using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The sine and cosine of float32 vectors of 128 bits, within 2 ulp of the float64 result.</summary>
/// <remarks>x = k * pi/2 + r (Cody and Waite, pi/2 in three parts), with Cephes' polynomials on [-pi/4, pi/4].</remarks>
internal static class SingleTrigonometric128
{
    // Beyond this k has too many bits for the parts of pi/2; those elements go one by one.
    internal const float Largest = 30000;

    /// <summary>Gives the sine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sin(Vector128<float> x)
        => Vector128.GreaterThanAny(Vector128.Abs(x), Vector128.Create(Largest))
            ? Lane128<float>.ByElements<FarSinFunction>(new(x)).Value
            : Near(x, 0);

    /// <summary>Gives the cosine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Cos(Vector128<float> x)
        => Vector128.GreaterThanAny(Vector128.Abs(x), Vector128.Create(Largest))
            ? Lane128<float>.ByElements<FarCosFunction>(new(x)).Value
            : Near(x, 1);

    /// <summary>Gives the sine a number of quarter turns further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> Near(Vector128<float> x, int quarters)
    {
        // Added to 1.5 * 2^23, a number is rounded to a whole one, whose bits are the lowest; taken off again, -0 becomes 0, so
        // that the sine of -0 is -0.
        Vector128<float> turns = (x * Vector128.Create(0.636619772f)) + Vector128.Create(12582912f);
        Vector128<float> k = turns - Vector128.Create(12582912f);
        Vector128<float> r = Vector128.FusedMultiplyAdd(k, Vector128.Create(-1.5707962512969971f), x);
        r = Vector128.FusedMultiplyAdd(k, Vector128.Create(-7.5497894158615964e-8f), r);
        r = Vector128.FusedMultiplyAdd(k, Vector128.Create(-5.3903029534742383e-15f), r);
        Vector128<float> square = r * r;
        Vector128<float> cubic = SingleArithmetic128.Horner(square, -1.9515295891e-4f, 8.3321608736e-3f, -1.6666654611e-1f, 0f);
        Vector128<float> sine = Vector128.FusedMultiplyAdd(cubic, r, r);
        Vector128<float> quartic = SingleArithmetic128.Horner(
            square, 2.443315711809948e-5f, -1.388731625493765e-3f, 4.166664568298827e-2f, -0.5f);
        Vector128<float> cosine = Vector128.FusedMultiplyAdd(quartic, square, Vector128.Create(1f));

        // An odd quarter takes the cosine, and two of them turn the sign.
        Vector128<int> quarter = turns.AsInt32() + Vector128.Create(quarters);
        Vector128<int> isEven = Vector128.Equals(quarter & Vector128.Create(1), Vector128<int>.Zero);
        Vector128<int> sign = Vector128.ShiftLeft(quarter & Vector128.Create(2), 30);
        return Vector128.ConditionalSelect(isEven.AsSingle(), sine, cosine) ^ sign.AsSingle();
    }
}
