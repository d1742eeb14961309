using System.Runtime.Intrinsics;
using RawOpsNet.OpServices;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.Tests.Loops;

public class PowerTests
{
    private static readonly float[] Specials =
    [
        0, -0f, 1, -1, 0.5f, -0.5f, 2, -2, 3, -3, 1e30f, -1e30f, 1e-40f, -1e-40f, 16777217, -16777215,
        float.PositiveInfinity, float.NegativeInfinity, float.NaN, float.MaxValue, float.Epsilon, -float.Epsilon,
    ];

    [Fact]
    public void Float32_powers_are_within_0_51_ulp_over_all_exponents()
    {
        Random random = new(5);
        Span<float> bases = stackalloc float[16];
        Span<float> powers = stackalloc float[16];
        for (int exponent = 0; exponent < 255; exponent++)
        {
            for (int round = 0; round < 40; round++)
            {
                for (int j = 0; j < 16; j++)
                {
                    bases[j] = BitConverter.Int32BitsToSingle((exponent << 23) | random.Next(1 << 23));
                    double limit = 155 / Math.Max(Math.Abs(Math.Log2(bases[j])), 1e-3);
                    powers[j] = (float)((random.NextDouble() - 0.5) * 2 * Math.Min(limit, 1e4));
                }

                IsClose(Vector512.Create<float>(bases), Vector512.Create<float>(powers));
            }
        }
    }

    [Fact]
    public void Special_values_are_those_of_the_standard()
    {
        foreach (float x in Specials)
        {
            foreach (float y in Specials)
            {
                float expected = MathF.Pow(x, y);
                float lane = Lane512<float>.Map<PowFunction>(Lane512<float>.Splat(x), Lane512<float>.Splat(y)).Value.ToScalar();
                Assert.True(IsSame(expected, lane), $"pow({x:R}, {y:R}) is {lane:R} in a lane, not {expected:R}.");
                Assert.True(IsSame(lane, PowFunction.Invoke(x, y)), $"pow({x:R}, {y:R}) of one number differs.");
            }
        }
    }

    [Fact]
    public void A_whole_power_is_exact_where_it_fits()
    {
        for (int x = -40; x <= 40; x++)
        {
            Assert.Equal(x * x, PowFunction.Invoke(x, 2));
            Assert.Equal(x * x * x, PowFunction.Invoke(x, 3));
        }
    }

    private static void IsClose(Vector512<float> x, Vector512<float> y)
    {
        Vector512<float> lane = Lane512<float>.Map<PowFunction>(new(x), new(y)).Value;
        Assert.Equal(lane.GetUpper(), Lane256<float>.Map<PowFunction>(new(x.GetUpper()), new(y.GetUpper())).Value);
        Assert.Equal(
            lane.GetLower().GetUpper(),
            Lane128<float>.Map<PowFunction>(new(x.GetLower().GetUpper()), new(y.GetLower().GetUpper())).Value);
        for (int j = 0; j < 16; j++)
        {
            double expected = Math.Pow(x[j], y[j]);
            float rounded = (float)expected;
            double ulp = float.IsInfinity(rounded) ? 0 : MathF.BitIncrement(rounded) - (double)rounded;
            double error = float.IsInfinity(rounded) ? (lane[j] == rounded ? 0 : 99) : Math.Abs(lane[j] - expected) / ulp;
            Assert.True(error <= 0.51, $"pow({x[j]:R}, {y[j]:R}) is {lane[j]:R}, {error:F2} ulp off.");
        }
    }

    private static bool IsSame(float x, float y)
        => float.IsNaN(x) ? float.IsNaN(y) : BitConverter.SingleToInt32Bits(x) == BitConverter.SingleToInt32Bits(y);
}
