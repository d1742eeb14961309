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
            : Near(x, Vector512.Create(0f));

    /// <summary>Gives the cosine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Cos(Vector512<float> x)
        => Vector512.GreaterThanAny(Vector512.Abs(x), Vector512.Create(Largest))
            ? Lane512<float>.ByElements<FarCosFunction>(new(x)).Value
            : Near(x, Vector512.Create(1f));

    /// <summary>Gives the sine a number of quarter turns further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Near(Vector512<float> x, Vector512<float> quarters)
    {
        // Adding 0 makes 0 of -0, so that the sine of -0 is -0.
        Vector512<float> k = Vector512.Round(x * Vector512.Create(0.636619772f)) + Vector512.Create(0f);
        Vector512<float> r = Vector512.FusedMultiplyAdd(k, Vector512.Create(-1.5707962512969971f), x);
        r = Vector512.FusedMultiplyAdd(k, Vector512.Create(-7.5497894158615964e-8f), r);
        r = Vector512.FusedMultiplyAdd(k, Vector512.Create(-5.3903029534742383e-15f), r);
        Vector512<float> square = r * r;
        Vector512<float> cubic = SingleArithmetic512.Horner(square, -1.9515295891e-4f, 8.3321608736e-3f, -1.6666654611e-1f, 0f);
        Vector512<float> sine = Vector512.FusedMultiplyAdd(cubic, r, r);
        Vector512<float> quartic = SingleArithmetic512.Horner(
            square, 2.443315711809948e-5f, -1.388731625493765e-3f, 4.166664568298827e-2f, 0f);
        Vector512<float> cosine = Vector512.FusedMultiplyAdd(quartic - Vector512.Create(0.5f), square, Vector512.Create(1f));

        k += quarters;
        Vector512<float> turn = k - (Vector512.Floor(k * Vector512.Create(0.25f)) * Vector512.Create(4f));
        Vector512<float> odd = turn - (Vector512.Floor(turn * Vector512.Create(0.5f)) * Vector512.Create(2f));
        Vector512<float> isOdd = Vector512.Equals(odd, Vector512.Create(1f));
        Vector512<float> value = Vector512.ConditionalSelect(isOdd, cosine, sine);
        return Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(turn, Vector512.Create(2f)), -value, value);
    }
}
