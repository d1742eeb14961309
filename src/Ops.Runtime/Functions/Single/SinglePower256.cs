using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The power of float32 vectors of 256 bits, within 0.51 ulp: 2^(y * log2(x)) in float64, rounded once.</summary>
internal static class SinglePower256
{
    /// <summary>Gives x to the power of y, with the special values of IEEE 754.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Pow(Vector256<float> x, Vector256<float> y)
    {
        Vector256<float> magnitude = Vector256.Abs(x);
        Vector256<float> power = Vector256.Narrow(
            PowPositive(Vector256.WidenLower(magnitude), Vector256.WidenLower(y)),
            PowPositive(Vector256.WidenUpper(magnitude), Vector256.WidenUpper(y)));

        // Of a negative base only whole powers are real, and odd ones have its sign; infinities count as even.
        Vector256<float> isNegative = Vector256.LessThan(x, Vector256<float>.Zero)
            & Vector256.GreaterThan(x, Vector256.Create(float.NegativeInfinity));
        Vector256<float> isWhole = Vector256.Equals(Vector256.Floor(y), y);
        Vector256<float> half = y * Vector256.Create(0.5f);
        Vector256<float> isOdd = isWhole & ~Vector256.Equals(Vector256.Floor(half), half);
        power = Vector256.ConditionalSelect(isNegative & ~isWhole, Vector256.Create(float.NaN), power);
        power |= isOdd & x & Vector256.Create(-0f);

        // 1 to any power and anything to the power of 0 is 1, NaN included; so is -1 to an infinite power.
        Vector256<float> isOne = Vector256.Equals(x, Vector256.Create(1f)) | Vector256.Equals(y, Vector256<float>.Zero)
            | (Vector256.Equals(magnitude, Vector256.Create(1f)) & Vector256.Equals(
                Vector256.Abs(y), Vector256.Create(float.PositiveInfinity)));
        return Vector256.ConditionalSelect(isOne, Vector256.Create(1f), power);
    }

    // Every positive float32 is a normal float64.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> PowPositive(Vector256<double> x, Vector256<double> y)
    {
        Vector256<double> logarithm = Log2(x);
        logarithm = Vector256.ConditionalSelect(
            Vector256.LessThan(x, Vector256.Create(double.PositiveInfinity)), logarithm, x);
        logarithm = Vector256.ConditionalSelect(
            Vector256.Equals(x, Vector256<double>.Zero), Vector256.Create(double.NegativeInfinity), logarithm);
        Vector256<double> exponent = Vector256.Min(
            Vector256.Max(y * logarithm, Vector256.Create(-1000d)), Vector256.Create(1000d));
        return Exp2(exponent);
    }

    // x = m * 2^e with m in [sqrt(1/2), sqrt(2)), log2(m) as a series of (m - 1) / (m + 1).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Log2(Vector256<double> x)
    {
        Vector256<ulong> bits = x.AsUInt64();

        // Below the bits of 2^52 an integer is its own low part: an exponent becomes a float64 without a conversion.
        Vector256<double> e = (Vector256.ShiftRightLogical(bits, 52) | Vector256.Create(0x4330000000000000UL)).AsDouble()
            - Vector256.Create(4503599627371519d);
        Vector256<double> m = ((bits & Vector256.Create(0xFFFFFFFFFFFFFUL)) | Vector256.Create(0x3FF0000000000000UL)).AsDouble();
        Vector256<double> isUpper = Vector256.GreaterThan(m, Vector256.Create(1.4142135623730951));
        m = Vector256.ConditionalSelect(isUpper, m * Vector256.Create(0.5), m);
        e += isUpper & Vector256.Create(1d);

        Vector256<double> t = (m - Vector256.Create(1d)) / (m + Vector256.Create(1d));
        Vector256<double> square = t * t;
        Vector256<double> sum = Vector256.Create(0.19235933878519512);
        sum = Vector256.FusedMultiplyAdd(sum, square, Vector256.Create(0.22195308321368667));
        sum = Vector256.FusedMultiplyAdd(sum, square, Vector256.Create(0.2623081892525388));
        sum = Vector256.FusedMultiplyAdd(sum, square, Vector256.Create(0.3205988979753252));
        sum = Vector256.FusedMultiplyAdd(sum, square, Vector256.Create(0.4121985831111324));
        sum = Vector256.FusedMultiplyAdd(sum, square, Vector256.Create(0.5770780163555853));
        sum = Vector256.FusedMultiplyAdd(sum, square, Vector256.Create(0.9617966939259756));
        sum = Vector256.FusedMultiplyAdd(sum, square, Vector256.Create(2.8853900817779268));
        return Vector256.FusedMultiplyAdd(sum, t, e);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Exp2(Vector256<double> x)
    {
        Vector256<double> n = Vector256.Round(x);
        Vector256<double> r = x - n;
        Vector256<double> sum = Vector256.Create(7.054911620801121e-09);
        sum = Vector256.FusedMultiplyAdd(sum, r, Vector256.Create(1.0178086009239696e-07));
        sum = Vector256.FusedMultiplyAdd(sum, r, Vector256.Create(1.3215486790144305e-06));
        sum = Vector256.FusedMultiplyAdd(sum, r, Vector256.Create(1.5252733804059838e-05));
        sum = Vector256.FusedMultiplyAdd(sum, r, Vector256.Create(0.00015403530393381606));
        sum = Vector256.FusedMultiplyAdd(sum, r, Vector256.Create(0.0013333558146428441));
        sum = Vector256.FusedMultiplyAdd(sum, r, Vector256.Create(0.009618129107628477));
        sum = Vector256.FusedMultiplyAdd(sum, r, Vector256.Create(0.055504108664821576));
        sum = Vector256.FusedMultiplyAdd(sum, r, Vector256.Create(0.2402265069591007));
        sum = Vector256.FusedMultiplyAdd(sum, r, Vector256.Create(0.6931471805599453));
        sum = Vector256.FusedMultiplyAdd(sum, r, Vector256.Create(1.0));
        Vector256<ulong> scale = (n + Vector256.Create(4503599627371519d)).AsUInt64();
        return sum * Vector256.ShiftLeft(scale, 52).AsDouble();
    }
}
