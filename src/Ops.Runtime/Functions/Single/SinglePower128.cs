using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The power of float32 vectors of 128 bits, within 0.51 ulp: 2^(y * log2(x)) in float64, rounded once.</summary>
internal static class SinglePower128
{
    /// <summary>Gives x to the power of y, with the special values of IEEE 754.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Pow(Vector128<float> x, Vector128<float> y)
    {
        Vector128<float> magnitude = Vector128.Abs(x);
        Vector128<float> power = Vector128.Narrow(
            PowPositive(Vector128.WidenLower(magnitude), Vector128.WidenLower(y)),
            PowPositive(Vector128.WidenUpper(magnitude), Vector128.WidenUpper(y)));

        // Of a negative base only whole powers are real, and odd ones have its sign; infinities count as even.
        Vector128<float> isNegative = Vector128.LessThan(x, Vector128<float>.Zero)
            & Vector128.GreaterThan(x, Vector128.Create(float.NegativeInfinity));
        Vector128<float> isWhole = Vector128.Equals(Vector128.Floor(y), y);
        Vector128<float> half = y * Vector128.Create(0.5f);
        Vector128<float> isOdd = isWhole & ~Vector128.Equals(Vector128.Floor(half), half);
        power = Vector128.ConditionalSelect(isNegative & ~isWhole, Vector128.Create(float.NaN), power);
        power |= isOdd & x & Vector128.Create(-0f);

        // 1 to any power and anything to the power of 0 is 1, NaN included; so is -1 to an infinite power.
        Vector128<float> isOne = Vector128.Equals(x, Vector128.Create(1f)) | Vector128.Equals(y, Vector128<float>.Zero)
            | (Vector128.Equals(magnitude, Vector128.Create(1f)) & Vector128.Equals(
                Vector128.Abs(y), Vector128.Create(float.PositiveInfinity)));
        return Vector128.ConditionalSelect(isOne, Vector128.Create(1f), power);
    }

    // Every positive float32 is a normal float64.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> PowPositive(Vector128<double> x, Vector128<double> y)
    {
        Vector128<double> logarithm = Log2(x);
        logarithm = Vector128.ConditionalSelect(
            Vector128.LessThan(x, Vector128.Create(double.PositiveInfinity)), logarithm, x);
        logarithm = Vector128.ConditionalSelect(
            Vector128.Equals(x, Vector128<double>.Zero), Vector128.Create(double.NegativeInfinity), logarithm);
        Vector128<double> exponent = Vector128.Min(
            Vector128.Max(y * logarithm, Vector128.Create(-1000d)), Vector128.Create(1000d));
        return Exp2(exponent);
    }

    // x = m * 2^e with m in [sqrt(1/2), sqrt(2)), log2(m) as a series of (m - 1) / (m + 1).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Log2(Vector128<double> x)
    {
        Vector128<ulong> bits = x.AsUInt64();

        // Below the bits of 2^52 an integer is its own low part: an exponent becomes a float64 without a conversion.
        Vector128<double> e = (Vector128.ShiftRightLogical(bits, 52) | Vector128.Create(0x4330000000000000UL)).AsDouble()
            - Vector128.Create(4503599627371519d);
        Vector128<double> m = ((bits & Vector128.Create(0xFFFFFFFFFFFFFUL)) | Vector128.Create(0x3FF0000000000000UL)).AsDouble();
        Vector128<double> isUpper = Vector128.GreaterThan(m, Vector128.Create(1.4142135623730951));
        m = Vector128.ConditionalSelect(isUpper, m * Vector128.Create(0.5), m);
        e += isUpper & Vector128.Create(1d);

        Vector128<double> t = (m - Vector128.Create(1d)) / (m + Vector128.Create(1d));
        Vector128<double> square = t * t;
        Vector128<double> sum = Vector128.Create(0.19235933878519512);
        sum = Vector128.FusedMultiplyAdd(sum, square, Vector128.Create(0.22195308321368667));
        sum = Vector128.FusedMultiplyAdd(sum, square, Vector128.Create(0.2623081892525388));
        sum = Vector128.FusedMultiplyAdd(sum, square, Vector128.Create(0.3205988979753252));
        sum = Vector128.FusedMultiplyAdd(sum, square, Vector128.Create(0.4121985831111324));
        sum = Vector128.FusedMultiplyAdd(sum, square, Vector128.Create(0.5770780163555853));
        sum = Vector128.FusedMultiplyAdd(sum, square, Vector128.Create(0.9617966939259756));
        sum = Vector128.FusedMultiplyAdd(sum, square, Vector128.Create(2.8853900817779268));
        return Vector128.FusedMultiplyAdd(sum, t, e);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Exp2(Vector128<double> x)
    {
        Vector128<double> n = Vector128.Round(x);
        Vector128<double> r = x - n;
        Vector128<double> sum = Vector128.Create(7.054911620801121e-09);
        sum = Vector128.FusedMultiplyAdd(sum, r, Vector128.Create(1.0178086009239696e-07));
        sum = Vector128.FusedMultiplyAdd(sum, r, Vector128.Create(1.3215486790144305e-06));
        sum = Vector128.FusedMultiplyAdd(sum, r, Vector128.Create(1.5252733804059838e-05));
        sum = Vector128.FusedMultiplyAdd(sum, r, Vector128.Create(0.00015403530393381606));
        sum = Vector128.FusedMultiplyAdd(sum, r, Vector128.Create(0.0013333558146428441));
        sum = Vector128.FusedMultiplyAdd(sum, r, Vector128.Create(0.009618129107628477));
        sum = Vector128.FusedMultiplyAdd(sum, r, Vector128.Create(0.055504108664821576));
        sum = Vector128.FusedMultiplyAdd(sum, r, Vector128.Create(0.2402265069591007));
        sum = Vector128.FusedMultiplyAdd(sum, r, Vector128.Create(0.6931471805599453));
        sum = Vector128.FusedMultiplyAdd(sum, r, Vector128.Create(1.0));
        Vector128<ulong> scale = (n + Vector128.Create(4503599627371519d)).AsUInt64();
        return sum * Vector128.ShiftLeft(scale, 52).AsDouble();
    }
}
