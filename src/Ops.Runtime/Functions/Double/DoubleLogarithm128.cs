using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The logarithm of float64 vectors of 128 bits, within 2 ulp.</summary>
/// <remarks>
/// x = (1 + f) * 2^e with 1 + f in [sqrt(1/2), sqrt(2)); the polynomial of s = f / (2 + f) is that of fdlibm's log (Sun).
/// </remarks>
internal static class DoubleLogarithm128
{
    /// <summary>Gives the natural logarithm; -infinity at 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Log(Vector128<double> x)
    {
        Vector128<double> isDenormal = Vector128.LessThan(x, Vector128.Create(2.2250738585072014e-308));
        Vector128<double> normal = Vector128.ConditionalSelect(isDenormal, x * Vector128.Create(18014398509481984d), x);
        Vector128<double> e = DoubleArithmetic128.Exponent(normal);
        Vector128<double> m = DoubleArithmetic128.Mantissa(normal);
        Vector128<double> isUpper = Vector128.GreaterThan(m, Vector128.Create(1.4142135623730951));
        Vector128<double> f = Vector128.ConditionalSelect(isUpper, m * Vector128.Create(0.5), m) - Vector128.Create(1d);
        e = e + (isUpper & Vector128.Create(1d)) - (isDenormal & Vector128.Create(54d));

        Vector128<double> s = f / (f + Vector128.Create(2d));
        Vector128<double> square = s * s;
        Vector128<double> p = Vector128.Create(0.14798198605116586);
        p = Vector128.FusedMultiplyAdd(p, square, Vector128.Create(0.15313837699209373));
        p = Vector128.FusedMultiplyAdd(p, square, Vector128.Create(0.1818357216161805));
        p = Vector128.FusedMultiplyAdd(p, square, Vector128.Create(0.22222198432149784));
        p = Vector128.FusedMultiplyAdd(p, square, Vector128.Create(0.2857142874366239));
        p = Vector128.FusedMultiplyAdd(p, square, Vector128.Create(0.3999999999940942));
        p = Vector128.FusedMultiplyAdd(p, square, Vector128.Create(0.6666666666666735));
        Vector128<double> half = Vector128.Create(0.5) * f * f;
        Vector128<double> small = Vector128.FusedMultiplyAdd(
            s, Vector128.FusedMultiplyAdd(p, square, half), e * Vector128.Create(1.9082149292705877e-10));
        Vector128<double> sum = Vector128.FusedMultiplyAdd(e, Vector128.Create(0.6931471803691238), f - (half - small));

        // Infinity and NaN are their own logarithms, 0 has an infinite one, numbers below it none.
        sum = Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128.Create(double.PositiveInfinity)), sum, x);
        Vector128<double> isZero = Vector128.Equals(x, Vector128<double>.Zero);
        sum = Vector128.ConditionalSelect(isZero, Vector128.Create(double.NegativeInfinity), sum);
        return Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128.Create(0d)), Vector128.Create(double.NaN), sum);
    }
}
