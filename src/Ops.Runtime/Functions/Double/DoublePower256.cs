using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The power of float64 vectors of 256 bits, within 2 ulp: 2^(y * log2(x)) with the logarithm in two parts.</summary>
internal static class DoublePower256
{
    /// <summary>Gives x to the power of y, with the special values of IEEE 754.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Pow(Vector256<double> x, Vector256<double> y)
    {
        Vector256<double> magnitude = Vector256.Abs(x);
        Vector256<double> power = PowPositive(magnitude, y);

        // Of a negative base only whole powers are real, and odd ones have its sign; infinities count as even.
        Vector256<double> isNegative = Vector256.LessThan(x, Vector256<double>.Zero)
            & Vector256.GreaterThan(x, Vector256.Create(double.NegativeInfinity));
        Vector256<double> isWhole = Vector256.Equals(Vector256.Floor(y), y);
        Vector256<double> half = y * Vector256.Create(0.5);
        Vector256<double> isOdd = isWhole & ~Vector256.Equals(Vector256.Floor(half), half);
        power = Vector256.ConditionalSelect(isNegative & ~isWhole, Vector256.Create(double.NaN), power);
        power |= isOdd & x & Vector256.Create(-0d);

        // 1 to any power and anything to the power of 0 is 1, NaN included; so is -1 to an infinite power.
        Vector256<double> isOne = Vector256.Equals(x, Vector256.Create(1d)) | Vector256.Equals(y, Vector256<double>.Zero)
            | (Vector256.Equals(magnitude, Vector256.Create(1d)) & Vector256.Equals(
                Vector256.Abs(y), Vector256.Create(double.PositiveInfinity)));
        return Vector256.ConditionalSelect(isOne, Vector256.Create(1d), power);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> PowPositive(Vector256<double> x, Vector256<double> y)
    {
        Vector256<double> high = Log2(x, out Vector256<double> low);
        Vector256<double> isFinite = Vector256.LessThan(x, Vector256.Create(double.PositiveInfinity))
            & Vector256.GreaterThan(x, Vector256<double>.Zero);
        Vector256<double> isZero = Vector256.Equals(x, Vector256<double>.Zero);
        high = Vector256.ConditionalSelect(
            isFinite, high, Vector256.ConditionalSelect(isZero, Vector256.Create(double.NegativeInfinity), x));

        Vector256<double> product = y * high;
        Vector256<double> rest = Vector256.FusedMultiplyAdd(y, high, -product) + (y * low);
        Vector256<double> exponent = Vector256.Min(Vector256.Max(product, Vector256.Create(-1100d)), Vector256.Create(1100d));
        rest = Vector256.ConditionalSelect(isFinite & Vector256.Equals(exponent, product), rest, Vector256<double>.Zero);
        Vector256<double> n = Vector256.Round(exponent);
        Vector256<double> r = exponent - n + rest;
        Vector256<double> natural = Vector256.FusedMultiplyAdd(
            r, Vector256.Create(0.6931471805599453), r * Vector256.Create(2.3190468138462996e-17));
        return DoubleArithmetic256.Scale(DoubleExponential256.Minus1(natural) + Vector256.Create(1d), n);
    }

    // x = m * 2^e with m in [sqrt(1/2), sqrt(2)); log2(m) as a series of t = (m - 1) / (m + 1), its first terms in two parts.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Log2(Vector256<double> x, out Vector256<double> low)
    {
        Vector256<double> isDenormal = Vector256.LessThan(x, Vector256.Create(2.2250738585072014e-308));
        Vector256<double> normal = Vector256.ConditionalSelect(isDenormal, x * Vector256.Create(18014398509481984d), x);
        Vector256<double> m = DoubleArithmetic256.Mantissa(normal);
        Vector256<double> isUpper = Vector256.GreaterThan(m, Vector256.Create(1.4142135623730951));
        m = Vector256.ConditionalSelect(isUpper, m * Vector256.Create(0.5), m);
        Vector256<double> e = DoubleArithmetic256.Exponent(normal) + (isUpper & Vector256.Create(1d))
            - (isDenormal & Vector256.Create(54d));

        Vector256<double> f = m - Vector256.Create(1d);
        Vector256<double> divisor = m + Vector256.Create(1d);
        Vector256<double> divisorLow = m - (divisor - Vector256.Create(1d));
        Vector256<double> t = f / divisor;
        Vector256<double> tLow = Vector256.FusedMultiplyAdd(-t, divisorLow, Vector256.FusedMultiplyAdd(-t, divisor, f)) / divisor;

        Vector256<double> square = t * t;
        Vector256<double> squareLow = Vector256.FusedMultiplyAdd(t, t, -square) + (Vector256.Create(2d) * t * tLow);
        Vector256<double> p = Vector256.Create(0.04);
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(0.043478260869565216));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(0.047619047619047616));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(0.05263157894736842));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(0.058823529411764705));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(0.06666666666666667));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(0.07692307692307693));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(0.09090909090909091));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(0.1111111111111111));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(0.14285714285714285));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(0.2));
        p *= square;
        Vector256<double> third = p + Vector256.Create(0.3333333333333333);
        Vector256<double> thirdLow = Vector256.Create(0.3333333333333333) - third + p + Vector256.Create(1.850371707708594e-17);
        Vector256<double> cubic = square * third;
        Vector256<double> cubicLow = Vector256.FusedMultiplyAdd(square, third, -cubic)
            + Vector256.FusedMultiplyAdd(square, thirdLow, squareLow * third);
        Vector256<double> factor = Vector256.Create(1d) + cubic;
        Vector256<double> factorLow = Vector256.Create(1d) - factor + cubic + cubicLow;

        Vector256<double> series = t * factor;
        Vector256<double> seriesLow = Vector256.FusedMultiplyAdd(t, factor, -series)
            + Vector256.FusedMultiplyAdd(t, factorLow, tLow * factor);
        Vector256<double> scaled = series * Vector256.Create(2.8853900817779268);
        Vector256<double> scaledLow = Vector256.FusedMultiplyAdd(series, Vector256.Create(2.8853900817779268), -scaled)
            + Vector256.FusedMultiplyAdd(
                series, Vector256.Create(4.0710547481862066e-17), seriesLow * Vector256.Create(2.8853900817779268));
        Vector256<double> sum = e + scaled;
        low = e - sum + scaled + scaledLow;
        return sum;
    }
}
