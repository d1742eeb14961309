using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The sine and cosine of float32 vectors of 512 bits, within 2 ulp of the float64 result.</summary>
/// <remarks>x = k * pi/2 + r (Cody and Waite, pi/2 in three parts), with Cephes' polynomials on [-pi/4, pi/4].</remarks>
internal static class SingleTrigonometric512
{
    // Beyond this k has too many bits for the parts of pi/2; those elements go one by one.
    internal const float Largest = 30000;

    /// <summary>Gives the sine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sin(Vector512<float> x)
        => Vector512.GreaterThanAny(Vector512.Abs(x), Vector512.Create(Largest))
            ? Lane512<float>.ByElements<FarSinFunction>(new(x)).Value
            : Near(x, 0);

    /// <summary>Gives the cosine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Cos(Vector512<float> x)
        => Vector512.GreaterThanAny(Vector512.Abs(x), Vector512.Create(Largest))
            ? Lane512<float>.ByElements<FarCosFunction>(new(x)).Value
            : Near(x, 1);

    /// <summary>Gives the sine a number of quarter turns further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Near(Vector512<float> x, int quarters)
    {
        // Added to 1.5 * 2^23, a number is rounded to a whole one, whose bits are the lowest; taken off again, -0 becomes 0, so
        // that the sine of -0 is -0.
        Vector512<float> turns = (x * Vector512.Create(0.636619772f)) + Vector512.Create(12582912f);
        Vector512<float> k = turns - Vector512.Create(12582912f);
        Vector512<float> r = Vector512.FusedMultiplyAdd(k, Vector512.Create(-1.5707962512969971f), x);
        r = Vector512.FusedMultiplyAdd(k, Vector512.Create(-7.5497894158615964e-8f), r);
        r = Vector512.FusedMultiplyAdd(k, Vector512.Create(-5.3903029534742383e-15f), r);
        Vector512<float> square = r * r;
        Vector512<float> cubic = SingleArithmetic512.Horner(square, -1.9515295891e-4f, 8.3321608736e-3f, -1.6666654611e-1f, 0f);
        Vector512<float> sine = Vector512.FusedMultiplyAdd(cubic, r, r);
        Vector512<float> quartic = SingleArithmetic512.Horner(
            square, 2.443315711809948e-5f, -1.388731625493765e-3f, 4.166664568298827e-2f, -0.5f);
        Vector512<float> cosine = Vector512.FusedMultiplyAdd(quartic, square, Vector512.Create(1f));

        // An odd quarter takes the cosine, and two of them turn the sign.
        Vector512<int> quarter = turns.AsInt32() + Vector512.Create(quarters);
        Vector512<int> isEven = Vector512.Equals(quarter & Vector512.Create(1), Vector512<int>.Zero);
        Vector512<int> sign = Vector512.ShiftLeft(quarter & Vector512.Create(2), 30);
        return Vector512.ConditionalSelect(isEven.AsSingle(), sine, cosine) ^ sign.AsSingle();
    }
}
