using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The logarithm of float64 vectors of 512 bits, within 2 ulp.</summary>
/// <remarks>
/// x = (1 + f) * 2^e with 1 + f in [sqrt(1/2), sqrt(2)); the polynomial of s = f / (2 + f) is that of fdlibm's log (Sun).
/// </remarks>
internal static class DoubleLogarithm512
{
    /// <summary>Gives the natural logarithm; -infinity at 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log(Vector512<double> x)
    {
        Vector512<double> isDenormal = Vector512.LessThan(x, Vector512.Create(2.2250738585072014e-308));
        Vector512<double> normal = Vector512.ConditionalSelect(isDenormal, x * Vector512.Create(18014398509481984d), x);
        Vector512<double> e = DoubleArithmetic512.Exponent(normal);
        Vector512<double> m = DoubleArithmetic512.Mantissa(normal);
        Vector512<double> isUpper = Vector512.GreaterThan(m, Vector512.Create(1.4142135623730951));
        Vector512<double> f = Vector512.ConditionalSelect(isUpper, m * Vector512.Create(0.5), m) - Vector512.Create(1d);
        e = e + (isUpper & Vector512.Create(1d)) - (isDenormal & Vector512.Create(54d));

        Vector512<double> s = f / (f + Vector512.Create(2d));
        Vector512<double> square = s * s;
        Vector512<double> p = Vector512.Create(0.14798198605116586);
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(0.15313837699209373));
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(0.1818357216161805));
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(0.22222198432149784));
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(0.2857142874366239));
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(0.3999999999940942));
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(0.6666666666666735));
        Vector512<double> half = Vector512.Create(0.5) * f * f;
        Vector512<double> small = Vector512.FusedMultiplyAdd(
            s, Vector512.FusedMultiplyAdd(p, square, half), e * Vector512.Create(1.9082149292705877e-10));
        Vector512<double> sum = Vector512.FusedMultiplyAdd(e, Vector512.Create(0.6931471803691238), f - (half - small));

        // Infinity and NaN are their own logarithms, 0 has an infinite one, numbers below it none.
        sum = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(double.PositiveInfinity)), sum, x);
        Vector512<double> isZero = Vector512.Equals(x, Vector512<double>.Zero);
        sum = Vector512.ConditionalSelect(isZero, Vector512.Create(double.NegativeInfinity), sum);
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(0d)), Vector512.Create(double.NaN), sum);
    }
}
