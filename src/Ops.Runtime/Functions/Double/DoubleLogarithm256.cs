using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The logarithm of float64 vectors of 256 bits, within 2 ulp.</summary>
/// <remarks>
/// x = (1 + f) * 2^e with 1 + f in [sqrt(1/2), sqrt(2)); the polynomial of s = f / (2 + f) is that of fdlibm's log (Sun).
/// </remarks>
internal static class DoubleLogarithm256
{
    /// <summary>Gives the natural logarithm; -infinity at 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log(Vector256<double> x)
    {
        Vector256<double> isDenormal = Vector256.LessThan(x, Vector256.Create(2.2250738585072014e-308));
        Vector256<double> normal = Vector256.ConditionalSelect(isDenormal, x * Vector256.Create(18014398509481984d), x);
        Vector256<double> e = DoubleArithmetic256.Exponent(normal);
        Vector256<double> m = DoubleArithmetic256.Mantissa(normal);
        Vector256<double> isUpper = Vector256.GreaterThan(m, Vector256.Create(1.4142135623730951));
        Vector256<double> f = Vector256.ConditionalSelect(isUpper, m * Vector256.Create(0.5), m) - Vector256.Create(1d);
        e = e + (isUpper & Vector256.Create(1d)) - (isDenormal & Vector256.Create(54d));

        Vector256<double> s = f / (f + Vector256.Create(2d));
        Vector256<double> square = s * s;
        Vector256<double> p = Vector256.Create(0.14798198605116586);
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(0.15313837699209373));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(0.1818357216161805));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(0.22222198432149784));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(0.2857142874366239));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(0.3999999999940942));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(0.6666666666666735));
        Vector256<double> half = Vector256.Create(0.5) * f * f;
        Vector256<double> small = Vector256.FusedMultiplyAdd(
            s, Vector256.FusedMultiplyAdd(p, square, half), e * Vector256.Create(1.9082149292705877e-10));
        Vector256<double> sum = Vector256.FusedMultiplyAdd(e, Vector256.Create(0.6931471803691238), f - (half - small));

        // Infinity and NaN are their own logarithms, 0 has an infinite one, numbers below it none.
        sum = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(double.PositiveInfinity)), sum, x);
        Vector256<double> isZero = Vector256.Equals(x, Vector256<double>.Zero);
        sum = Vector256.ConditionalSelect(isZero, Vector256.Create(double.NegativeInfinity), sum);
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(0d)), Vector256.Create(double.NaN), sum);
    }
}
