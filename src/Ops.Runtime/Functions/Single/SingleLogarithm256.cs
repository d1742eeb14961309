using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The logarithms of float32 vectors of 256 bits, within 2 ulp of the float64 result.</summary>
/// <remarks>x = m * 2^e with m in [sqrt(1/2), sqrt(2)) as in Cephes' logf, with its minimax polynomial.</remarks>
internal static class SingleLogarithm256
{
    /// <summary>Gives the natural logarithm; -infinity at 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x)
    {
        Vector256<float> isDenormal = Vector256.LessThan(x, Vector256.Create(1.17549435e-38f));
        Vector256<float> normal = Vector256.ConditionalSelect(isDenormal, x * Vector256.Create(8388608f), x);
        Vector256<float> e = SingleArithmetic256.Exponent(normal);
        Vector256<float> m = SingleArithmetic256.Scale(normal, -e);
        Vector256<float> isUpper = Vector256.GreaterThan(m, Vector256.Create(1.41421356f));
        m = Vector256.ConditionalSelect(isUpper, m * Vector256.Create(0.5f), m) - Vector256.Create(1f);
        e = e + (isUpper & Vector256.Create(1f)) - (isDenormal & Vector256.Create(23f));

        Vector256<float> square = m * m;
        Vector256<float> p = SingleArithmetic256.Horner(
            m, 7.0376836292e-2f, -1.1514610310e-1f, 1.1676998740e-1f, -1.2420140846e-1f);
        p = SingleArithmetic256.Horner(m, p, 1.4249322787e-1f, -1.6668057665e-1f, 2.0000714765e-1f);
        p = Vector256.FusedMultiplyAdd(p, m, Vector256.Create(-2.4999993993e-1f));
        p = Vector256.FusedMultiplyAdd(p, m, Vector256.Create(3.3333331174e-1f));
        p = Vector256.FusedMultiplyAdd(p, m * square, e * Vector256.Create(-2.12194440e-4f));
        Vector256<float> sum = Vector256.FusedMultiplyAdd(square, Vector256.Create(-0.5f), p) + m;
        sum = Vector256.FusedMultiplyAdd(e, Vector256.Create(0.693359375f), sum);

        // Infinity and NaN are their own logarithms, 0 has an infinite one, numbers below it none.
        sum = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(float.PositiveInfinity)), sum, x);
        Vector256<float> isZero = Vector256.Equals(x, Vector256<float>.Zero);
        sum = Vector256.ConditionalSelect(isZero, Vector256.Create(float.NegativeInfinity), sum);
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(0f)), Vector256.Create(float.NaN), sum);
    }

    /// <summary>
    /// Gives log(1 + x), exact near 0: the logarithm of the rounded sum, and a first-order step for what was rounded off.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log1p(Vector256<float> x)
    {
        Vector256<float> one = Vector256.Create(1f);
        Vector256<float> sum = one + x;
        Vector256<float> logarithm = Log(sum);
        Vector256<float> result = logarithm + ((x - (sum - one)) / sum);
        result = Vector256.ConditionalSelect(Vector256.Equals(sum, Vector256.Create(0f)), logarithm, result);
        Vector256<float> isExact = Vector256.Equals(sum, one) | Vector256.Equals(x, Vector256.Create(float.PositiveInfinity));
        return Vector256.ConditionalSelect(isExact, x, result);
    }

    /// <summary>Gives log(1 + exp(x)), without overflow, within 3 ulp.</summary>
    /// <remarks>As max(x, 0) + log(1 + e) with e = exp(-|x|), a series of d = e / (1 + e / 2), which is at most 2/3.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Softplus(Vector256<float> x)
    {
        Vector256<float> power = SingleExponential256.Exp(-Vector256.Abs(x));
        Vector256<float> d = (power + power) / (power + Vector256.Create(2f));
        Vector256<float> square = d * d;
        Vector256<float> p = SingleArithmetic256.Horner(square, 0.00011865691f, 0.00041850895f, 0.002235694f, 0.012499649f);
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(0.08333334f));
        return Vector256.Max(x, Vector256.Create(0f)) + Vector256.FusedMultiplyAdd(p, square * d, d);
    }
}
