using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices.Functions;

/// <summary>The power of float32 vectors of 512 bits, within 0.51 ulp: 2^(y * log2(x)) in float64, rounded once.</summary>
internal static class SinglePower512
{
    /// <summary>Gives x to the power of y, with the special values of IEEE 754.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Pow(Vector512<float> x, Vector512<float> y)
    {
        Vector512<float> magnitude = Vector512.Abs(x);
        Vector512<float> power = Vector512.Narrow(
            PowPositive(Vector512.WidenLower(magnitude), Vector512.WidenLower(y)),
            PowPositive(Vector512.WidenUpper(magnitude), Vector512.WidenUpper(y)));

        // Of a negative base only whole powers are real, and odd ones have its sign; infinities count as even.
        Vector512<float> isNegative = Vector512.LessThan(x, Vector512<float>.Zero)
            & Vector512.GreaterThan(x, Vector512.Create(float.NegativeInfinity));
        Vector512<float> isWhole = Vector512.Equals(Vector512.Floor(y), y);
        Vector512<float> half = y * Vector512.Create(0.5f);
        Vector512<float> isOdd = isWhole & ~Vector512.Equals(Vector512.Floor(half), half);
        power = Vector512.ConditionalSelect(isNegative & ~isWhole, Vector512.Create(float.NaN), power);
        power |= isOdd & x & Vector512.Create(-0f);

        // 1 to any power and anything to the power of 0 is 1, NaN included; so is -1 to an infinite power.
        Vector512<float> isOne = Vector512.Equals(x, Vector512.Create(1f)) | Vector512.Equals(y, Vector512<float>.Zero)
            | (Vector512.Equals(magnitude, Vector512.Create(1f)) & Vector512.Equals(
                Vector512.Abs(y), Vector512.Create(float.PositiveInfinity)));
        return Vector512.ConditionalSelect(isOne, Vector512.Create(1f), power);
    }

    // Every positive float32 is a normal float64.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> PowPositive(Vector512<double> x, Vector512<double> y)
    {
        Vector512<double> logarithm = Log2(x);
        logarithm = Vector512.ConditionalSelect(
            Vector512.LessThan(x, Vector512.Create(double.PositiveInfinity)), logarithm, x);
        logarithm = Vector512.ConditionalSelect(
            Vector512.Equals(x, Vector512<double>.Zero), Vector512.Create(double.NegativeInfinity), logarithm);
        Vector512<double> exponent = Vector512.Min(
            Vector512.Max(y * logarithm, Vector512.Create(-1000d)), Vector512.Create(1000d));
        return Exp2(exponent);
    }

    // x = m * 2^e with m in [sqrt(1/2), sqrt(2)), log2(m) as a series of (m - 1) / (m + 1).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Log2(Vector512<double> x)
    {
        Vector512<ulong> bits = x.AsUInt64();

        // Below the bits of 2^52 an integer is its own low part: an exponent becomes a float64 without a conversion.
        Vector512<double> e = (Vector512.ShiftRightLogical(bits, 52) | Vector512.Create(0x4330000000000000UL)).AsDouble()
            - Vector512.Create(4503599627371519d);
        Vector512<double> m = ((bits & Vector512.Create(0xFFFFFFFFFFFFFUL)) | Vector512.Create(0x3FF0000000000000UL)).AsDouble();
        Vector512<double> isUpper = Vector512.GreaterThan(m, Vector512.Create(1.4142135623730951));
        m = Vector512.ConditionalSelect(isUpper, m * Vector512.Create(0.5), m);
        e += isUpper & Vector512.Create(1d);

        Vector512<double> t = (m - Vector512.Create(1d)) / (m + Vector512.Create(1d));
        Vector512<double> square = t * t;
        Vector512<double> sum = Vector512.Create(0.19235933878519512);
        sum = Vector512.FusedMultiplyAdd(sum, square, Vector512.Create(0.22195308321368667));
        sum = Vector512.FusedMultiplyAdd(sum, square, Vector512.Create(0.2623081892525388));
        sum = Vector512.FusedMultiplyAdd(sum, square, Vector512.Create(0.3205988979753252));
        sum = Vector512.FusedMultiplyAdd(sum, square, Vector512.Create(0.4121985831111324));
        sum = Vector512.FusedMultiplyAdd(sum, square, Vector512.Create(0.5770780163555853));
        sum = Vector512.FusedMultiplyAdd(sum, square, Vector512.Create(0.9617966939259756));
        sum = Vector512.FusedMultiplyAdd(sum, square, Vector512.Create(2.8853900817779268));
        return Vector512.FusedMultiplyAdd(sum, t, e);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Exp2(Vector512<double> x)
    {
        Vector512<double> n = Vector512.Round(x);
        Vector512<double> r = x - n;
        Vector512<double> sum = Vector512.Create(7.054911620801121e-09);
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(1.0178086009239696e-07));
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(1.3215486790144305e-06));
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(1.5252733804059838e-05));
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(0.00015403530393381606));
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(0.0013333558146428441));
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(0.009618129107628477));
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(0.055504108664821576));
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(0.2402265069591007));
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(0.6931471805599453));
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(1.0));
        Vector512<ulong> scale = (n + Vector512.Create(4503599627371519d)).AsUInt64();
        return sum * Vector512.ShiftLeft(scale, 52).AsDouble();
    }
}
