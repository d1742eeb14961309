using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The logarithms of float32 vectors of 512 bits, within 2 ulp of the float64 result.</summary>
/// <remarks>x = m * 2^e with m in [sqrt(1/2), sqrt(2)) as in Cephes' logf, with its minimax polynomial.</remarks>
internal static class SingleLogarithm512
{
    /// <summary>Gives the natural logarithm; -infinity at 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x)
    {
        Vector512<float> isDenormal = Vector512.LessThan(x, Vector512.Create(1.17549435e-38f));
        Vector512<float> normal = Vector512.ConditionalSelect(isDenormal, x * Vector512.Create(8388608f), x);
        Vector512<float> e = SingleArithmetic512.Exponent(normal);
        Vector512<float> m = SingleArithmetic512.Scale(normal, -e);
        Vector512<float> isUpper = Vector512.GreaterThan(m, Vector512.Create(1.41421356f));
        m = Vector512.ConditionalSelect(isUpper, m * Vector512.Create(0.5f), m) - Vector512.Create(1f);
        e = e + (isUpper & Vector512.Create(1f)) - (isDenormal & Vector512.Create(23f));

        Vector512<float> square = m * m;
        Vector512<float> p = SingleArithmetic512.Horner(
            m, 7.0376836292e-2f, -1.1514610310e-1f, 1.1676998740e-1f, -1.2420140846e-1f);
        p = SingleArithmetic512.Horner(m, p, 1.4249322787e-1f, -1.6668057665e-1f, 2.0000714765e-1f);
        p = Vector512.FusedMultiplyAdd(p, m, Vector512.Create(-2.4999993993e-1f));
        p = Vector512.FusedMultiplyAdd(p, m, Vector512.Create(3.3333331174e-1f));
        p = Vector512.FusedMultiplyAdd(p, m * square, e * Vector512.Create(-2.12194440e-4f));
        Vector512<float> sum = Vector512.FusedMultiplyAdd(square, Vector512.Create(-0.5f), p) + m;
        sum = Vector512.FusedMultiplyAdd(e, Vector512.Create(0.693359375f), sum);

        // Infinity and NaN are their own logarithms, 0 has an infinite one, numbers below it none.
        sum = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(float.PositiveInfinity)), sum, x);
        Vector512<float> isZero = Vector512.Equals(x, Vector512<float>.Zero);
        sum = Vector512.ConditionalSelect(isZero, Vector512.Create(float.NegativeInfinity), sum);
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(0f)), Vector512.Create(float.NaN), sum);
    }

    /// <summary>
    /// Gives log(1 + x), exact near 0: the logarithm of the rounded sum, and a first-order step for what was rounded off.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log1p(Vector512<float> x)
    {
        Vector512<float> one = Vector512.Create(1f);
        Vector512<float> sum = one + x;
        Vector512<float> logarithm = Log(sum);
        Vector512<float> result = logarithm + ((x - (sum - one)) / sum);
        result = Vector512.ConditionalSelect(Vector512.Equals(sum, Vector512.Create(0f)), logarithm, result);
        Vector512<float> isExact = Vector512.Equals(sum, one) | Vector512.Equals(x, Vector512.Create(float.PositiveInfinity));
        return Vector512.ConditionalSelect(isExact, x, result);
    }

    /// <summary>Gives log(1 + exp(x)), without overflow, within 3 ulp.</summary>
    /// <remarks>As max(x, 0) + log(1 + e) with e = exp(-|x|), a series of d = e / (1 + e / 2), which is at most 2/3.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Softplus(Vector512<float> x)
    {
        Vector512<float> power = SingleExponential512.Exp(-Vector512.Abs(x));
        Vector512<float> d = (power + power) / (power + Vector512.Create(2f));
        Vector512<float> square = d * d;
        Vector512<float> p = SingleArithmetic512.Horner(square, 0.00011865691f, 0.00041850895f, 0.002235694f, 0.012499649f);
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(0.08333334f));
        return Vector512.Max(x, Vector512.Create(0f)) + Vector512.FusedMultiplyAdd(p, square * d, d);
    }
}
