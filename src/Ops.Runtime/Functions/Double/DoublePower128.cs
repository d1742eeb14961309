using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The power of float64 vectors of 128 bits, within 2 ulp: 2^(y * log2(x)) with the logarithm in two parts.</summary>
internal static class DoublePower128
{
    /// <summary>Gives x to the power of y, with the special values of IEEE 754.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Pow(Vector128<double> x, Vector128<double> y)
    {
        Vector128<double> magnitude = Vector128.Abs(x);
        Vector128<double> power = PowPositive(magnitude, y);

        // Of a negative base only whole powers are real, and odd ones have its sign; infinities count as even.
        Vector128<double> isNegative = Vector128.LessThan(x, Vector128<double>.Zero)
            & Vector128.GreaterThan(x, Vector128.Create(double.NegativeInfinity));
        Vector128<double> isWhole = Vector128.Equals(Vector128.Floor(y), y);
        Vector128<double> half = y * Vector128.Create(0.5);
        Vector128<double> isOdd = isWhole & ~Vector128.Equals(Vector128.Floor(half), half);
        power = Vector128.ConditionalSelect(isNegative & ~isWhole, Vector128.Create(double.NaN), power);
        power |= isOdd & x & Vector128.Create(-0d);

        // 1 to any power and anything to the power of 0 is 1, NaN included; so is -1 to an infinite power.
        Vector128<double> isOne = Vector128.Equals(x, Vector128.Create(1d)) | Vector128.Equals(y, Vector128<double>.Zero)
            | (Vector128.Equals(magnitude, Vector128.Create(1d)) & Vector128.Equals(
                Vector128.Abs(y), Vector128.Create(double.PositiveInfinity)));
        return Vector128.ConditionalSelect(isOne, Vector128.Create(1d), power);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> PowPositive(Vector128<double> x, Vector128<double> y)
    {
        Vector128<double> high = Log2(x, out Vector128<double> low);
        Vector128<double> isFinite = Vector128.LessThan(x, Vector128.Create(double.PositiveInfinity))
            & Vector128.GreaterThan(x, Vector128<double>.Zero);
        Vector128<double> isZero = Vector128.Equals(x, Vector128<double>.Zero);
        high = Vector128.ConditionalSelect(
            isFinite, high, Vector128.ConditionalSelect(isZero, Vector128.Create(double.NegativeInfinity), x));

        Vector128<double> product = y * high;
        Vector128<double> rest = Vector128.FusedMultiplyAdd(y, high, -product) + (y * low);
        Vector128<double> exponent = Vector128.Min(Vector128.Max(product, Vector128.Create(-1100d)), Vector128.Create(1100d));
        rest = Vector128.ConditionalSelect(isFinite & Vector128.Equals(exponent, product), rest, Vector128<double>.Zero);
        Vector128<double> n = Vector128.Round(exponent);
        Vector128<double> r = exponent - n + rest;
        Vector128<double> natural = Vector128.FusedMultiplyAdd(
            r, Vector128.Create(0.6931471805599453), r * Vector128.Create(2.3190468138462996e-17));
        return DoubleArithmetic128.Scale(DoubleExponential128.Minus1(natural) + Vector128.Create(1d), n);
    }

    // x = m * 2^e with m in [sqrt(1/2), sqrt(2)); log2(m) as a series of t = (m - 1) / (m + 1), its first terms in two parts.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Log2(Vector128<double> x, out Vector128<double> low)
    {
        Vector128<double> isDenormal = Vector128.LessThan(x, Vector128.Create(2.2250738585072014e-308));
        Vector128<double> normal = Vector128.ConditionalSelect(isDenormal, x * Vector128.Create(18014398509481984d), x);
        Vector128<double> m = DoubleArithmetic128.Mantissa(normal);
        Vector128<double> isUpper = Vector128.GreaterThan(m, Vector128.Create(1.4142135623730951));
        m = Vector128.ConditionalSelect(isUpper, m * Vector128.Create(0.5), m);
        Vector128<double> e = DoubleArithmetic128.Exponent(normal) + (isUpper & Vector128.Create(1d))
            - (isDenormal & Vector128.Create(54d));

        Vector128<double> f = m - Vector128.Create(1d);
        Vector128<double> divisor = m + Vector128.Create(1d);
        Vector128<double> divisorLow = m - (divisor - Vector128.Create(1d));
        Vector128<double> t = f / divisor;
        Vector128<double> tLow = Vector128.FusedMultiplyAdd(-t, divisorLow, Vector128.FusedMultiplyAdd(-t, divisor, f)) / divisor;

        Vector128<double> square = t * t;
        Vector128<double> squareLow = Vector128.FusedMultiplyAdd(t, t, -square) + (Vector128.Create(2d) * t * tLow);
        Vector128<double> p = Vector128.Create(0.04);
        p = Vector128.FusedMultiplyAdd(p, square, Vector128.Create(0.043478260869565216));
        p = Vector128.FusedMultiplyAdd(p, square, Vector128.Create(0.047619047619047616));
        p = Vector128.FusedMultiplyAdd(p, square, Vector128.Create(0.05263157894736842));
        p = Vector128.FusedMultiplyAdd(p, square, Vector128.Create(0.058823529411764705));
        p = Vector128.FusedMultiplyAdd(p, square, Vector128.Create(0.06666666666666667));
        p = Vector128.FusedMultiplyAdd(p, square, Vector128.Create(0.07692307692307693));
        p = Vector128.FusedMultiplyAdd(p, square, Vector128.Create(0.09090909090909091));
        p = Vector128.FusedMultiplyAdd(p, square, Vector128.Create(0.1111111111111111));
        p = Vector128.FusedMultiplyAdd(p, square, Vector128.Create(0.14285714285714285));
        p = Vector128.FusedMultiplyAdd(p, square, Vector128.Create(0.2));
        p *= square;
        Vector128<double> third = p + Vector128.Create(0.3333333333333333);
        Vector128<double> thirdLow = Vector128.Create(0.3333333333333333) - third + p + Vector128.Create(1.850371707708594e-17);
        Vector128<double> cubic = square * third;
        Vector128<double> cubicLow = Vector128.FusedMultiplyAdd(square, third, -cubic)
            + Vector128.FusedMultiplyAdd(square, thirdLow, squareLow * third);
        Vector128<double> factor = Vector128.Create(1d) + cubic;
        Vector128<double> factorLow = Vector128.Create(1d) - factor + cubic + cubicLow;

        Vector128<double> series = t * factor;
        Vector128<double> seriesLow = Vector128.FusedMultiplyAdd(t, factor, -series)
            + Vector128.FusedMultiplyAdd(t, factorLow, tLow * factor);
        Vector128<double> scaled = series * Vector128.Create(2.8853900817779268);
        Vector128<double> scaledLow = Vector128.FusedMultiplyAdd(series, Vector128.Create(2.8853900817779268), -scaled)
            + Vector128.FusedMultiplyAdd(
                series, Vector128.Create(4.0710547481862066e-17), seriesLow * Vector128.Create(2.8853900817779268));
        Vector128<double> sum = e + scaled;
        low = e - sum + scaled + scaledLow;
        return sum;
    }
}
