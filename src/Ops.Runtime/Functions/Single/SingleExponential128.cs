using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>
/// The exponential functions of float32 vectors of 128 bits, within 2 ulp of the float64 result where nothing else is said.
/// </summary>
/// <remarks>x = n * log 2 + r as in Cephes' expf, with its minimax polynomial of exp(r) - 1 - r over r * r.</remarks>
internal static class SingleExponential128
{
    /// <summary>Gives e to the power of x; denormals, infinities and NaN included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Exp(Vector128<float> x)
    {
        // Beyond these the result is 0 or infinity, and Scale keeps to its range.
        x = Vector128.Min(Vector128.Max(x, Vector128.Create(-105f)), Vector128.Create(90f));
        Vector128<float> n = Vector128.Round(x * Vector128.Create(1.44269504f));
        return SingleArithmetic128.Scale(Minus1(x, n) + Vector128.Create(1f), n);
    }

    /// <summary>Gives exp(x) - 1, exact near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Expm1(Vector128<float> x)
    {
        // Below -20 the result is -1.
        Vector128<float> held = Vector128.Min(Vector128.Max(x, Vector128.Create(-20f)), Vector128.Create(90f));
        Vector128<float> n = Vector128.Round(held * Vector128.Create(1.44269504f));
        Vector128<float> sum = Minus1(held, n) + (Vector128.Create(1f) - SingleArithmetic128.Scale(Vector128.Create(1f), -n));
        return Vector128.ConditionalSelect(Vector128.Equals(x, Vector128.Create(0f)), x, SingleArithmetic128.Scale(sum, n));
    }

    /// <summary>Gives 1 / (1 + exp(-x)), within 2.5 ulp; denormals, infinities and NaN included.</summary>
    /// <remarks>
    /// As E / (E + 1) with E = exp(x), all times 0.75 * 2^30: the power of two keeps E normal, so that the division alone rounds
    /// to a denormal, and the 0.75 puts the sum where float32 is finest.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sigmoid(Vector128<float> x)
    {
        // A native minimum gives its second operand where one is NaN.
        x = Vector128.MaxNative(Vector128.Create(-105f), Vector128.MinNative(Vector128.Create(20f), x));

        // Added to 1.5 * 2^23, a number is rounded to a whole one, whose bits are the lowest.
        Vector128<float> turns = Vector128.FusedMultiplyAdd(x, Vector128.Create(1.44269504f), Vector128.Create(12582942f));
        Vector128<float> n = turns - Vector128.Create(12582942f);
        Vector128<float> r = Vector128.FusedMultiplyAdd(n, Vector128.Create(-0.693147182f), x);
        Vector128<float> p = SingleArithmetic128.Horner(r, 1.0465824e-3f, 6.2812855e-3f, 3.1249594e-2f, 0.12499812f);
        p = SingleArithmetic128.Horner(r, p, 0.375f, 0.75f, 0.75f);
        Vector128<float> power = (p.AsInt32() + Vector128.ShiftLeft(turns.AsInt32(), 23)).AsSingle();

        // What log 2 is less than its float32 times n, taken from the 1 instead of from r.
        Vector128<float> one = Vector128.FusedMultiplyAdd(n, Vector128.Create(-1.53383017f), Vector128.Create(805306368f));
        return power / (power + one);
    }

    /// <summary>Gives the hyperbolic tangent, within 2.5 ulp.</summary>
    /// <remarks>
    /// Of x = n * log(2) / 2 + r: with s = 2^n and t = tanh(r) it is ((s + 1) * t - (1 - s)) / ((s + 1) - (1 - s) * t), where
    /// every step keeps the sign of a zero.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Tanh(Vector128<float> x)
    {
        // From 9.02 on the result is 1.
        x = Vector128.MaxNative(Vector128.Create(-9.02f), Vector128.MinNative(Vector128.Create(9.02f), x));

        // As in Sigmoid; the 127 makes the lowest bits the exponent of 2^n.
        Vector128<float> turns = Vector128.FusedMultiplyAdd(x, Vector128.Create(2.88539008f), Vector128.Create(12583039f));
        Vector128<float> n = turns - Vector128.Create(12583039f);
        Vector128<float> s = Vector128.ShiftLeft(turns.AsInt32(), 23).AsSingle();
        Vector128<float> r = Vector128.FusedMultiplyAdd(n, Vector128.Create(-0.346573591f), x);
        Vector128<float> square = r * r;
        Vector128<float> one = Vector128.Create(1f);
        Vector128<float> p = Vector128.FusedMultiplyAdd(
            square, Vector128.Create(-5.27271033e-2f), Vector128.Create(0.133311838f));
        p = Vector128.FusedMultiplyAdd(p, square, Vector128.Create(-0.333333224f));
        Vector128<float> t = Vector128.FusedMultiplyAdd(p, square, one) * r;
        Vector128<float> more = s + one;
        Vector128<float> less = one - s;
        return SingleArithmetic128.MultiplySubtract(more, t, less) / SingleArithmetic128.SubtractProduct(less, t, more);
    }

    // exp(x - n * log 2) - 1; log 2 in two parts, the first of which times n is exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Minus1(Vector128<float> x, Vector128<float> n)
    {
        Vector128<float> r = Vector128.FusedMultiplyAdd(n, Vector128.Create(-0.693359375f), x);
        r = Vector128.FusedMultiplyAdd(n, Vector128.Create(2.12194440e-4f), r);
        Vector128<float> p = SingleArithmetic128.Horner(
            r, 1.9875691500e-4f, 1.3981999507e-3f, 8.3334519073e-3f, 4.1665795894e-2f);
        p = Vector128.FusedMultiplyAdd(p, r, Vector128.Create(1.6666665459e-1f));
        p = Vector128.FusedMultiplyAdd(p, r, Vector128.Create(5.0000001201e-1f));
        return Vector128.FusedMultiplyAdd(p, r * r, r);
    }
}
