using System.Runtime.Intrinsics;
using RawOpsNet.OpServices;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.Tests.Loops;

/// <summary>
/// Every 4093rd bit pattern of float32, and those beside each power of two: a million numbers a function, of both signs and
/// all exponents, denormals, infinities and NaN included.
/// </summary>
public class AllExponentsTests
{
    // A prime, so that the low bits take all values.
    private const int Stride = 4093;

    [Fact]
    public void Exp_is_within_two_ulp() => IsWithin<ExpFunction>(2, Math.Exp);

    [Fact]
    public void Expm1_is_within_two_ulp() => IsWithin<Expm1Function>(2, Expm1Function.Invoke);

    [Fact]
    public void Log_is_within_two_ulp() => IsWithin<LogFunction>(2, Math.Log);

    [Fact]
    public void Log1p_is_within_two_ulp() => IsWithin<Log1pFunction>(2, Log1pFunction.Invoke);

    [Fact]
    public void Softplus_is_within_three_ulp() => IsWithin<SoftplusFunction>(3, SoftplusFunction.Invoke);

    [Fact]
    public void Sigmoid_is_within_two_and_a_half_ulp() => IsWithin<SigmoidFunction>(2.5, SigmoidFunction.Invoke);

    [Fact]
    public void Tanh_is_within_two_and_a_half_ulp() => IsWithin<TanhFunction>(2.5, Math.Tanh);

    [Fact]
    public void Erf_is_within_two_ulp() => IsWithin<ErfFunction>(2, ErfFunction.Invoke);

    [Fact]
    public void Sin_is_within_two_ulp() => IsWithin<SinFunction>(2, Math.Sin);

    [Fact]
    public void Cos_is_within_two_ulp() => IsWithin<CosFunction>(2, Math.Cos);

    [Fact]
    public void Rsqrt_is_within_two_ulp() => IsWithin<RsqrtFunction>(2, x => 1 / Math.Sqrt(x));

    private static void IsWithin<F>(double bound, Func<double, double> reference)
        where F : struct, IUnaryFunction
    {
        (double Error, float At) worst = default;
        for (long start = 0; start < 1L << 32; start += 16 * Stride)
        {
            Worse<F>(Patterns(k => (uint)(start + (k * Stride))), reference, ref worst);
        }

        // What stands at the ends of a binade: 2^e - 1 ulp, 2^e, 2^e + 1 ulp, of both signs.
        for (int exponent = 0; exponent < 256; exponent += 2)
        {
            Worse<F>(
                Patterns(k => (uint)(((exponent + (k >> 3)) << 23) + (k & 3) - 1) ^ (uint)((k & 4) << 29)), reference, ref worst);
        }

        Assert.True(worst.Error <= bound, $"{typeof(F).Name} is {worst.Error:F3} ulp off at {worst.At:R}.");
    }

    private static Vector512<float> Patterns(Func<int, uint> bits)
    {
        Vector512<uint> patterns = default;
        for (int k = 0; k < 16; k++)
        {
            patterns = patterns.WithElement(k, bits(k));
        }

        return patterns.AsSingle();
    }

    // One number alone and the narrower vectors give the bits that the widest gives.
    private static void Worse<F>(Vector512<float> x, Func<double, double> reference, ref (double Error, float At) worst)
        where F : struct, IUnaryFunction
    {
        Vector512<float> y = Lane512<float>.Map<F>(new(x)).Value;
        Vector256<float> half = Lane256<float>.Map<F>(new(x.GetLower())).Value;
        Vector128<float> quarter = Lane128<float>.Map<F>(new(x.GetUpper().GetUpper())).Value;
        for (int k = 0; k < 16; k++)
        {
            float value = y[k];
            bool isSame = IsSame(value, F.Invoke(x[k]))
                && (k >= 8 || IsSame(value, half[k])) && (k < 12 || IsSame(value, quarter[k - 12]));
            double error = isSame ? Ulps(value, reference(x[k])) : double.PositiveInfinity;
            if (error > worst.Error)
            {
                worst = (error, x[k]);
            }
        }
    }

    private static double Ulps(float actual, double expected)
    {
        float magnitude = MathF.Abs((float)expected);
        return !float.IsFinite(magnitude) || !float.IsFinite(actual)
            ? actual.Equals((float)expected) ? 0 : double.PositiveInfinity
            : Math.Abs(actual - expected) / (MathF.BitIncrement(magnitude) - (double)magnitude);
    }

    private static bool IsSame(float x, float y)
        => float.IsNaN(x) ? float.IsNaN(y) : BitConverter.SingleToInt32Bits(x) == BitConverter.SingleToInt32Bits(y);
}
