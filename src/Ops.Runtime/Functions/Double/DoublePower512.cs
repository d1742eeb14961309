using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The power of float64 vectors of 512 bits, within 2 ulp: 2^(y * log2(x)) with the logarithm in two parts.</summary>
internal static class DoublePower512
{
    /// <summary>Gives x to the power of y, with the special values of IEEE 754.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Pow(Vector512<double> x, Vector512<double> y)
    {
        Vector512<double> magnitude = Vector512.Abs(x);
        Vector512<double> power = PowPositive(magnitude, y);

        // Of a negative base only whole powers are real, and odd ones have its sign; infinities count as even.
        Vector512<double> isNegative = Vector512.LessThan(x, Vector512<double>.Zero)
            & Vector512.GreaterThan(x, Vector512.Create(double.NegativeInfinity));
        Vector512<double> isWhole = Vector512.Equals(Vector512.Floor(y), y);
        Vector512<double> half = y * Vector512.Create(0.5);
        Vector512<double> isOdd = isWhole & ~Vector512.Equals(Vector512.Floor(half), half);
        power = Vector512.ConditionalSelect(isNegative & ~isWhole, Vector512.Create(double.NaN), power);
        power |= isOdd & x & Vector512.Create(-0d);

        // 1 to any power and anything to the power of 0 is 1, NaN included; so is -1 to an infinite power.
        Vector512<double> isOne = Vector512.Equals(x, Vector512.Create(1d)) | Vector512.Equals(y, Vector512<double>.Zero)
            | (Vector512.Equals(magnitude, Vector512.Create(1d)) & Vector512.Equals(
                Vector512.Abs(y), Vector512.Create(double.PositiveInfinity)));
        return Vector512.ConditionalSelect(isOne, Vector512.Create(1d), power);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> PowPositive(Vector512<double> x, Vector512<double> y)
    {
        Vector512<double> high = Log2(x, out Vector512<double> low);
        Vector512<double> isFinite = Vector512.LessThan(x, Vector512.Create(double.PositiveInfinity))
            & Vector512.GreaterThan(x, Vector512<double>.Zero);
        Vector512<double> isZero = Vector512.Equals(x, Vector512<double>.Zero);
        high = Vector512.ConditionalSelect(
            isFinite, high, Vector512.ConditionalSelect(isZero, Vector512.Create(double.NegativeInfinity), x));

        Vector512<double> product = y * high;
        Vector512<double> rest = Vector512.FusedMultiplyAdd(y, high, -product) + (y * low);
        Vector512<double> exponent = Vector512.Min(Vector512.Max(product, Vector512.Create(-1100d)), Vector512.Create(1100d));
        rest = Vector512.ConditionalSelect(isFinite & Vector512.Equals(exponent, product), rest, Vector512<double>.Zero);
        Vector512<double> n = Vector512.Round(exponent);
        Vector512<double> r = exponent - n + rest;
        Vector512<double> natural = Vector512.FusedMultiplyAdd(
            r, Vector512.Create(0.6931471805599453), r * Vector512.Create(2.3190468138462996e-17));
        return DoubleArithmetic512.Scale(DoubleExponential512.Minus1(natural) + Vector512.Create(1d), n);
    }

    // x = m * 2^e with m in [sqrt(1/2), sqrt(2)); log2(m) as a series of t = (m - 1) / (m + 1), its first terms in two parts.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Log2(Vector512<double> x, out Vector512<double> low)
    {
        Vector512<double> isDenormal = Vector512.LessThan(x, Vector512.Create(2.2250738585072014e-308));
        Vector512<double> normal = Vector512.ConditionalSelect(isDenormal, x * Vector512.Create(18014398509481984d), x);
        Vector512<double> m = DoubleArithmetic512.Mantissa(normal);
        Vector512<double> isUpper = Vector512.GreaterThan(m, Vector512.Create(1.4142135623730951));
        m = Vector512.ConditionalSelect(isUpper, m * Vector512.Create(0.5), m);
        Vector512<double> e = DoubleArithmetic512.Exponent(normal) + (isUpper & Vector512.Create(1d))
            - (isDenormal & Vector512.Create(54d));

        Vector512<double> f = m - Vector512.Create(1d);
        Vector512<double> divisor = m + Vector512.Create(1d);
        Vector512<double> divisorLow = m - (divisor - Vector512.Create(1d));
        Vector512<double> t = f / divisor;
        Vector512<double> tLow = Vector512.FusedMultiplyAdd(-t, divisorLow, Vector512.FusedMultiplyAdd(-t, divisor, f)) / divisor;

        Vector512<double> square = t * t;
        Vector512<double> squareLow = Vector512.FusedMultiplyAdd(t, t, -square) + (Vector512.Create(2d) * t * tLow);
        Vector512<double> p = Vector512.Create(0.04);
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(0.043478260869565216));
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(0.047619047619047616));
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(0.05263157894736842));
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(0.058823529411764705));
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(0.06666666666666667));
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(0.07692307692307693));
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(0.09090909090909091));
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(0.1111111111111111));
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(0.14285714285714285));
        p = Vector512.FusedMultiplyAdd(p, square, Vector512.Create(0.2));
        p *= square;
        Vector512<double> third = p + Vector512.Create(0.3333333333333333);
        Vector512<double> thirdLow = Vector512.Create(0.3333333333333333) - third + p + Vector512.Create(1.850371707708594e-17);
        Vector512<double> cubic = square * third;
        Vector512<double> cubicLow = Vector512.FusedMultiplyAdd(square, third, -cubic)
            + Vector512.FusedMultiplyAdd(square, thirdLow, squareLow * third);
        Vector512<double> factor = Vector512.Create(1d) + cubic;
        Vector512<double> factorLow = Vector512.Create(1d) - factor + cubic + cubicLow;

        Vector512<double> series = t * factor;
        Vector512<double> seriesLow = Vector512.FusedMultiplyAdd(t, factor, -series)
            + Vector512.FusedMultiplyAdd(t, factorLow, tLow * factor);
        Vector512<double> scaled = series * Vector512.Create(2.8853900817779268);
        Vector512<double> scaledLow = Vector512.FusedMultiplyAdd(series, Vector512.Create(2.8853900817779268), -scaled)
            + Vector512.FusedMultiplyAdd(
                series, Vector512.Create(4.0710547481862066e-17), seriesLow * Vector512.Create(2.8853900817779268));
        Vector512<double> sum = e + scaled;
        low = e - sum + scaled + scaledLow;
        return sum;
    }
}
