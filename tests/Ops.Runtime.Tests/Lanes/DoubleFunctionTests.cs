using System.Runtime.Intrinsics;
using RawOpsNet.OpServices;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.Tests.Loops;

public class DoubleFunctionTests
{
    private const double Infinity = double.PositiveInfinity;
    private const double NaN = double.NaN;

    private static readonly double[] PowerSpecials =
    [
        0, -0d, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 1e300, -1e300, 1e-310, -1e-310, 9007199254740993, -9007199254740991,
        Infinity, -Infinity, NaN, double.MaxValue, double.Epsilon, -double.Epsilon,
    ];

    [Fact]
    public void Float64_functions_are_within_two_ulp()
    {
        IsClose<ExpFunction>(Math.Exp, -745, 710);
        IsClose<ExpFunction>(Math.Exp, -1, 1);
        IsClose<SigmoidFunction>(x => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x)), -40, 40);
        IsClose<TanhFunction>(Math.Tanh, -22, 22);
        IsClose<TanhFunction>(Math.Tanh, -1e-3, 1e-3);
        IsClose<LogFunction>(Math.Log, 0, 3);
        IsClose<LogFunction>(Math.Log, 0.9, 1.1);
        IsClose<LogFunction>(Math.Log, 0, 1e-308);
        IsClose<LogFunction>(Math.Log, 0, 1e308);
        IsClose<SinFunction>(Math.Sin, -4, 4);
        IsClose<CosFunction>(Math.Cos, -4, 4);
        IsClose<SinFunction>(Math.Sin, -1e6, 1e6);
        IsClose<CosFunction>(Math.Cos, -1e6, 1e6);
        IsClose<SinFunction>(Math.Sin, 1e6, 1e9);
    }

    [Fact]
    public void All_exponents_are_within_two_ulp()
    {
        Random random = new(3);
        double[] x = new double[16];
        for (int exponent = 0; exponent < 2047; exponent++)
        {
            for (int k = 0; k < x.Length; k++)
            {
                x[k] = BitConverter.Int64BitsToDouble(((long)exponent << 52) | random.NextInt64(1L << 52));
            }

            IsClose<LogFunction>(Math.Log, x);
            IsClose<TanhFunction>(Math.Tanh, x);
            IsClose<ExpFunction>(Math.Exp, x);
            IsClose<SinFunction>(Math.Sin, x);
            IsClose<CosFunction>(Math.Cos, x);
            for (int k = 0; k < x.Length; k++)
            {
                double limit = 1074 / Math.Max(Math.Abs(Math.Log2(x[k])), 1e-3);
                double power = (random.NextDouble() - 0.5) * 2 * Math.Min(limit, 1e4);
                double result = PowFunction.Invoke(x[k], power);
                Assert.True(
                    Ulps(result, Math.Pow(x[k], power)) <= 2, $"pow({x[k]:R}, {power:R}) is {result:R}.");
            }
        }
    }

    [Fact]
    public void Special_values_are_exact()
    {
        Gives<ExpFunction>((0, 1), (-0d, 1), (Infinity, Infinity), (-Infinity, 0), (710, Infinity), (-746, 0), (NaN, NaN));
        Gives<LogFunction>((1, 0), (0, -Infinity), (-0d, -Infinity), (-1, NaN), (Infinity, Infinity), (NaN, NaN));
        Gives<TanhFunction>((0, 0), (-0d, -0d), (Infinity, 1), (-Infinity, -1), (1e-300, 1e-300), (NaN, NaN));
        Gives<SigmoidFunction>((0, 0.5), (Infinity, 1), (-Infinity, 0), (NaN, NaN));
        Gives<SinFunction>((0, 0), (-0d, -0d), (1e-300, 1e-300), (Infinity, NaN), (NaN, NaN));
        Gives<CosFunction>((0, 1), (Infinity, NaN), (NaN, NaN));
        foreach (double x in PowerSpecials)
        {
            foreach (double y in PowerSpecials)
            {
                Lane512<double> power = Lane512<double>.Map<PowFunction>(Lane512<double>.Splat(x), Lane512<double>.Splat(y));
                double lane = power.Value.ToScalar();
                double expected = Math.Pow(x, y);
                Assert.True(Ulps(lane, expected) <= 2, $"pow({x:R}, {y:R}) is {lane:R}.");
                Assert.True(IsSame(lane, PowFunction.Invoke(x, y)), $"pow({x:R}, {y:R}) of one number differs.");
                Assert.True(NaN.Equals(expected) || double.IsNegative(expected) == double.IsNegative(lane));
            }
        }
    }

    [Fact]
    public void A_large_angle_does_not_change_its_neighbours()
    {
        Vector512<double> x = Vector512.Create(0.1, 1.2, -2.3, 3.4, -4.5, 5.6, 6.7, -7.8);
        Vector512<double> alone = Lane512<double>.Map<SinFunction>(new(x)).Value;
        Vector512<double> beside = Lane512<double>.Map<SinFunction>(new(x.WithElement(5, 1e12))).Value;
        Assert.Equal(alone.WithElement(5, 0), beside.WithElement(5, 0));
    }

    private static void IsClose<F>(Func<double, double> reference, double from, double to)
        where F : struct, IUnaryFunction
        => IsClose<F>(reference, [.. Enumerable.Range(1, 40000).Select(k => from + ((to - from) * k / 40000))]);

    private static void IsClose<F>(Func<double, double> reference, double[] values)
        where F : struct, IUnaryFunction
    {
        for (int k = 0; k < values.Length; k += 8)
        {
            Vector512<double> x = Vector512.Create(values, k);
            Vector512<double> y = Lane512<double>.Map<F>(new(x)).Value;
            Assert.Equal(y.GetLower(), Lane256<double>.Map<F>(new(x.GetLower())).Value);
            Assert.Equal(y.GetUpper().GetUpper(), Lane128<double>.Map<F>(new(x.GetUpper().GetUpper())).Value);
            for (int j = 0; j < 8; j++)
            {
                double error = Ulps(y[j], reference(x[j]));
                Assert.True(error <= 2, $"{typeof(F).Name}({x[j]:R}) is {y[j]:R}, {error:F1} ulp off.");
                Assert.True(IsSame(y[j], F.Invoke(x[j])), $"{typeof(F).Name}({x[j]:R}) of one number differs.");
            }
        }
    }

    private static double Ulps(double actual, double expected)
    {
        if (double.IsNaN(expected) || double.IsInfinity(expected))
        {
            return actual.Equals(expected) ? 0 : double.PositiveInfinity;
        }

        double magnitude = Math.Abs(expected);
        return Math.Abs(actual - expected) / (Math.BitIncrement(magnitude) - magnitude);
    }

    private static void Gives<F>(params (double X, double Y)[] cases)
        where F : struct, IUnaryFunction
    {
        foreach ((double x, double y) in cases)
        {
            double lane = Lane512<double>.Map<F>(Lane512<double>.Splat(x)).Value.ToScalar();
            Assert.True(IsSame(y, lane), $"{typeof(F).Name}({x:R}) is {lane:R} in a lane, not {y:R}.");
        }
    }

    private static bool IsSame(double x, double y)
        => double.IsNaN(x) ? double.IsNaN(y) : BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y);
}
