using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The logarithms of float32 vectors of 128 bits, within 2 ulp of the float64 result.</summary>
/// <remarks>x = m * 2^e with m in [sqrt(1/2), sqrt(2)) as in Cephes' logf, with its minimax polynomial.</remarks>
internal static class SingleLogarithm128
{
    /// <summary>Gives the natural logarithm; -infinity at 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Log(Vector128<float> x)
    {
        Vector128<float> isDenormal = Vector128.LessThan(x, Vector128.Create(1.17549435e-38f));
        Vector128<float> normal = Vector128.ConditionalSelect(isDenormal, x * Vector128.Create(8388608f), x);
        Vector128<float> e = SingleArithmetic128.Exponent(normal);
        Vector128<float> m = SingleArithmetic128.Scale(normal, -e);
        Vector128<float> isUpper = Vector128.GreaterThan(m, Vector128.Create(1.41421356f));
        m = Vector128.ConditionalSelect(isUpper, m * Vector128.Create(0.5f), m) - Vector128.Create(1f);
        e = e + (isUpper & Vector128.Create(1f)) - (isDenormal & Vector128.Create(23f));

        Vector128<float> square = m * m;
        Vector128<float> p = SingleArithmetic128.Horner(
            m, 7.0376836292e-2f, -1.1514610310e-1f, 1.1676998740e-1f, -1.2420140846e-1f);
        p = SingleArithmetic128.Horner(m, p, 1.4249322787e-1f, -1.6668057665e-1f, 2.0000714765e-1f);
        p = Vector128.FusedMultiplyAdd(p, m, Vector128.Create(-2.4999993993e-1f));
        p = Vector128.FusedMultiplyAdd(p, m, Vector128.Create(3.3333331174e-1f));
        p = Vector128.FusedMultiplyAdd(p, m * square, e * Vector128.Create(-2.12194440e-4f));
        Vector128<float> sum = Vector128.FusedMultiplyAdd(square, Vector128.Create(-0.5f), p) + m;
        sum = Vector128.FusedMultiplyAdd(e, Vector128.Create(0.693359375f), sum);

        // Infinity and NaN are their own logarithms, 0 has an infinite one, numbers below it none.
        sum = Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128.Create(float.PositiveInfinity)), sum, x);
        Vector128<float> isZero = Vector128.Equals(x, Vector128<float>.Zero);
        sum = Vector128.ConditionalSelect(isZero, Vector128.Create(float.NegativeInfinity), sum);
        return Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128.Create(0f)), Vector128.Create(float.NaN), sum);
    }

    /// <summary>
    /// Gives log(1 + x), exact near 0: the logarithm of the rounded sum, and a first-order step for what was rounded off.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Log1p(Vector128<float> x)
    {
        Vector128<float> one = Vector128.Create(1f);
        Vector128<float> sum = one + x;
        Vector128<float> logarithm = Log(sum);
        Vector128<float> result = logarithm + ((x - (sum - one)) / sum);
        result = Vector128.ConditionalSelect(Vector128.Equals(sum, Vector128.Create(0f)), logarithm, result);
        Vector128<float> isExact = Vector128.Equals(sum, one) | Vector128.Equals(x, Vector128.Create(float.PositiveInfinity));
        return Vector128.ConditionalSelect(isExact, x, result);
    }

    /// <summary>Gives log(1 + exp(x)), without overflow, within 3 ulp.</summary>
    /// <remarks>As max(x, 0) + log(1 + e) with e = exp(-|x|), a series of d = e / (1 + e / 2), which is at most 2/3.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Softplus(Vector128<float> x)
    {
        Vector128<float> power = SingleExponential128.Exp(-Vector128.Abs(x));
        Vector128<float> d = (power + power) / (power + Vector128.Create(2f));
        Vector128<float> square = d * d;
        Vector128<float> p = SingleArithmetic128.Horner(square, 0.00011865691f, 0.00041850895f, 0.002235694f, 0.012499649f);
        p = Vector128.FusedMultiplyAdd(p, square, Vector128.Create(0.08333334f));
        return Vector128.Max(x, Vector128.Create(0f)) + Vector128.FusedMultiplyAdd(p, square * d, d);
    }
}
