using System.Runtime.Intrinsics;
using RawOpsNet.OpServices;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.Tests.Loops;

public class FunctionTests
{
    [Fact]
    public void Float32_functions_are_within_their_bounds_of_float64()
    {
        IsClose<ExpFunction>(Math.Exp, -104, 89);
        IsClose<Expm1Function>(Expm1Function.Invoke, -20, 89);
        IsClose<Expm1Function>(Expm1Function.Invoke, -1, 1);
        IsClose<SigmoidFunction>(SigmoidFunction.Invoke, -104, 104, 2.5);
        IsClose<TanhFunction>(Math.Tanh, -12, 12, 2.5);
        IsClose<TanhFunction>(Math.Tanh, -0.01, 0.01, 2.5);
        IsClose<LogFunction>(Math.Log, 0, 1e-38);
        IsClose<LogFunction>(Math.Log, 0, 3);
        IsClose<LogFunction>(Math.Log, 0, 3e38);
        IsClose<Log1pFunction>(Log1pFunction.Invoke, -1, 1);
        IsClose<Log1pFunction>(Log1pFunction.Invoke, 0, 1e6);
        IsClose<SoftplusFunction>(SoftplusFunction.Invoke, -104, 104, 3);
        IsClose<ErfFunction>(ErfFunction.Invoke, -5, 5);
        IsClose<SinFunction>(Math.Sin, -3, 3);
        IsClose<CosFunction>(Math.Cos, -1.5, 1.5);
    }

    [Fact]
    public void Sine_and_cosine_of_large_angles_are_exact_to_float32s_grid()
    {
        Random random = new(1);
        for (int k = 0; k < 20000; k++)
        {
            float x = (float)((random.NextDouble() - 0.5) * (k % 2 == 0 ? 6e4 : 1e9));
            Assert.Equal(Math.Sin(x), SinFunction.Invoke(x), 2e-7);
            Assert.Equal(Math.Cos(x), CosFunction.Invoke(x), 2e-7);
        }
    }

    [Fact]
    public void Special_values_are_exact()
    {
        const float Infinity = float.PositiveInfinity;
        const float NaN = float.NaN;
        Gives<ExpFunction>((0, 1), (-0f, 1), (Infinity, Infinity), (-Infinity, 0), (89, Infinity), (-105, 0), (NaN, NaN));
        Gives<Expm1Function>((0, 0), (-0f, -0f), (Infinity, Infinity), (-Infinity, -1), (1e-20f, 1e-20f), (NaN, NaN));
        Gives<LogFunction>((1, 0), (0, -Infinity), (-0f, -Infinity), (-1, NaN), (Infinity, Infinity), (NaN, NaN));
        Gives<Log1pFunction>((0, 0), (-1, -Infinity), (-2, NaN), (Infinity, Infinity), (1e-20f, 1e-20f), (NaN, NaN));
        Gives<TanhFunction>((0, 0), (-0f, -0f), (Infinity, 1), (-Infinity, -1), (1e-20f, 1e-20f), (NaN, NaN));
        Gives<SigmoidFunction>((0, 0.5f), (Infinity, 1), (-Infinity, 0), (NaN, NaN));
        Gives<SoftplusFunction>((Infinity, Infinity), (-Infinity, 0), (NaN, NaN));
        Gives<ErfFunction>((0, 0), (-0f, -0f), (Infinity, 1), (-Infinity, -1), (NaN, NaN));
        Gives<SinFunction>((0, 0), (-0f, -0f), (Infinity, NaN), (NaN, NaN));
        Gives<CosFunction>((0, 1), (Infinity, NaN), (NaN, NaN));
        Gives<SignFunction>((0, 0), (-0f, -0f), (3, 1), (-3, -1), (Infinity, 1), (NaN, NaN));
    }

    [Fact]
    public void A_large_angle_does_not_change_its_neighbours()
    {
        Span<float> values = stackalloc float[16];
        for (int k = 0; k < 16; k++)
        {
            values[k] = (k * 0.37f) - 2;
        }

        Vector512<float> alone = Lane512<float>.Map<SinFunction>(new(Vector512.Create<float>(values))).Value;
        values[5] = 1e8f;
        Vector512<float> beside = Lane512<float>.Map<SinFunction>(new(Vector512.Create<float>(values))).Value;
        Assert.Equal(alone.WithElement(5, 0), beside.WithElement(5, 0));
    }

    private static void IsClose<F>(Func<double, double> reference, double from, double to, double bound = 2)
        where F : struct, IUnaryFunction
    {
        const int Count = 40000;
        double worst = 0;
        float at = 0;
        for (int k = 1; k < Count; k += 16)
        {
            Vector512<float> x = Vector512<float>.Zero;
            for (int j = 0; j < 16; j++)
            {
                x = x.WithElement(j, (float)(from + ((to - from) * (k + j) / Count)));
            }

            Vector512<float> y = Lane512<float>.Map<F>(new(x)).Value;
            Assert.Equal(y.GetLower(), Lane256<float>.Map<F>(new(x.GetLower())).Value);
            Assert.Equal(y.GetUpper().GetUpper(), Lane128<float>.Map<F>(new(x.GetUpper().GetUpper())).Value);
            for (int j = 0; j < 16; j++)
            {
                double error = Ulps(y.GetElement(j), reference(x.GetElement(j)));
                if (error > worst)
                {
                    (worst, at) = (error, x.GetElement(j));
                }
            }
        }

        Assert.True(worst <= bound, $"{typeof(F).Name} is {worst:F2} ulp off at {at:R}.");
    }

    private static double Ulps(float actual, double expected)
    {
        if (double.IsNaN(expected) || float.IsInfinity((float)expected))
        {
            return actual.Equals((float)expected) ? 0 : double.PositiveInfinity;
        }

        float magnitude = MathF.Abs((float)expected);
        return Math.Abs(actual - expected) / (MathF.BitIncrement(magnitude) - (double)magnitude);
    }

    private static void Gives<F>(params (float X, float Y)[] cases)
        where F : struct, IUnaryFunction
    {
        foreach ((float x, float y) in cases)
        {
            float lane = Lane512<float>.Map<F>(Lane512<float>.Splat(x)).Value.ToScalar();
            Assert.True(IsSame(y, lane), $"{typeof(F).Name}({x:R}) is {lane:R} in a lane, not {y:R}.");
            Assert.True(IsSame(y, F.Invoke(x)), $"{typeof(F).Name}({x:R}) is {F.Invoke(x):R}, not {y:R}.");
        }
    }

    private static bool IsSame(float x, float y)
        => float.IsNaN(x) ? float.IsNaN(y) : BitConverter.SingleToInt32Bits(x) == BitConverter.SingleToInt32Bits(y);
}
