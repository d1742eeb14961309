using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace RawOpsNet.Tests.Runtime.Tensors;

public class BFloat16Tests
{
    private static readonly float[] Sample =
        [0f, -0f, 1f, -1f, 0.5f, 1.5f, -2.25f, 3f, 100f, -1e-3f, 1e30f, -3e38f, 1e-40f, float.PositiveInfinity,
            float.NegativeInfinity, float.NaN];

    [Fact]
    public void Takes_two_bytes() => Assert.Equal(2, Unsafe.SizeOf<BFloat16>());

    [Fact]
    public void Every_bit_pattern_survives_the_way_through_float()
    {
        for (int bits = 0; bits <= 0xFFFF; bits++)
        {
            BFloat16 value = BFloat16.FromBits((ushort)bits);
            BFloat16 back = (BFloat16)(float)value;
            // A signalling NaN becomes quiet.
            int expected = BFloat16.IsNaN(value) ? bits | 0x0040 : bits;
            Assert.Equal(expected, back.Bits);
            Assert.Equal(value, (BFloat16)(double)value);
            Assert.Equal(float.IsNaN((float)value), BFloat16.IsNaN(value));
        }
    }

    [Fact]
    public void Every_finite_number_survives_the_way_through_text()
    {
        for (int bits = 0; bits <= 0xFFFF; bits++)
        {
            BFloat16 value = BFloat16.FromBits((ushort)bits);
            Assert.Equal(value, BFloat16.Parse(value.ToString(), CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData(0x3F800000u, 0x3F80)]
    // Halfway between two numbers: to the even one.
    [InlineData(0x3F808000u, 0x3F80)]
    [InlineData(0x3F818000u, 0x3F82)]
    [InlineData(0x3F808001u, 0x3F81)]
    [InlineData(0x3F807FFFu, 0x3F80)]
    [InlineData(0xBF818000u, 0xBF82)]
    // The largest float rounds to infinity, the largest number's upper half-step does not.
    [InlineData(0x7F7FFFFFu, 0x7F80)]
    [InlineData(0x7F7F7FFFu, 0x7F7F)]
    [InlineData(0x7F7F8000u, 0x7F80)]
    // Subnormals: half of the smallest goes to zero, above that to the smallest.
    [InlineData(0x00008000u, 0x0000)]
    [InlineData(0x00008001u, 0x0001)]
    [InlineData(0x80000001u, 0x8000)]
    // NaNs whose payload lies in the lower half only, and one that rounding would carry into zero.
    [InlineData(0x7F800001u, 0x7FC0)]
    [InlineData(0xFFFFFFFFu, 0xFFFF)]
    public void Rounds_a_float_to_nearest_even(uint bits, int expected) =>
        Assert.Equal(expected, ((BFloat16)BitConverter.UInt32BitsToSingle(bits)).Bits);

    [Fact]
    public void Arithmetic_is_that_of_float_rounded_once()
    {
        foreach (float a in Sample)
        {
            foreach (float b in Sample)
            {
                BFloat16 x = (BFloat16)a;
                BFloat16 y = (BFloat16)b;
                float p = (float)x;
                float q = (float)y;
                Assert.Equal((BFloat16)(p + q), x + y);
                Assert.Equal((BFloat16)(p - q), x - y);
                Assert.Equal((BFloat16)(p * q), x * y);
                Assert.Equal((BFloat16)(p / q), x / y);
                Assert.Equal((BFloat16)(p % q), x % y);
                Assert.Equal(p < q, x < y);
                Assert.Equal(p <= q, x <= y);
                Assert.Equal(p == q, x == y);
                Assert.Equal(p != q, x != y);
                Assert.Equal(p.CompareTo(q), x.CompareTo(y));
                Assert.Equal((BFloat16)float.Max(p, q), BFloat16.Max(x, y));
                Assert.Equal((BFloat16)MathF.Pow(p, q), BFloat16.Pow(x, y));
            }
        }
    }

    [Fact]
    public void Functions_are_those_of_float_rounded_once()
    {
        foreach (float a in Sample)
        {
            BFloat16 x = (BFloat16)a;
            float p = (float)x;
            Assert.Equal((BFloat16)MathF.Exp(p), BFloat16.Exp(x));
            Assert.Equal((BFloat16)MathF.Log(p), BFloat16.Log(x));
            Assert.Equal((BFloat16)MathF.Tanh(p), BFloat16.Tanh(x));
            Assert.Equal((BFloat16)MathF.Sqrt(p), BFloat16.Sqrt(x));
            Assert.Equal((BFloat16)MathF.Floor(p), BFloat16.Floor(x));
            Assert.Equal((BFloat16)MathF.Round(p), BFloat16.Round(x));
            Assert.Equal(MathF.Abs(p), (float)BFloat16.Abs(x));
            Assert.Equal(float.IsNormal(p), BFloat16.IsNormal(x));
            Assert.Equal(float.IsSubnormal(p), BFloat16.IsSubnormal(x));
            Assert.Equal(float.IsNegative(p), BFloat16.IsNegative(x));
        }
    }

    [Fact]
    public void Constants_are_the_nearest_numbers()
    {
        Assert.Equal((BFloat16)MathF.PI, BFloat16.Pi);
        Assert.Equal((BFloat16)MathF.E, BFloat16.E);
        Assert.Equal((BFloat16)MathF.Tau, BFloat16.Tau);
        Assert.Equal(1f, (float)BFloat16.One);
        Assert.Equal(-1f, (float)BFloat16.NegativeOne);
        Assert.Equal(float.ScaleB(1, -133), (float)BFloat16.Epsilon);
        Assert.Equal(3.3895314e38f, (float)BFloat16.MaxValue);
        Assert.Equal((BFloat16)float.NaN, BFloat16.NaN);
        Assert.Equal(((BFloat16)float.NaN).Bits, BFloat16.NaN.Bits);
    }

    [Fact]
    public void NaN_equals_itself_as_a_value_and_not_as_a_number()
    {
        Assert.True(BFloat16.NaN.Equals(BFloat16.FromBits(0x7FC1)));
        Assert.Equal(BFloat16.NaN.GetHashCode(), BFloat16.FromBits(0x7FC1).GetHashCode());
        Assert.False(BFloat16.NaN == BFloat16.FromBits(0xFFC0));
        Assert.True(BFloat16.Zero == BFloat16.NegativeZero);
        Assert.Equal(BFloat16.Zero.GetHashCode(), BFloat16.NegativeZero.GetHashCode());
    }

    [Fact]
    public void Neighbours_lie_one_bit_apart()
    {
        Assert.Equal(BFloat16.Epsilon, BFloat16.BitIncrement(BFloat16.NegativeZero));
        Assert.Equal(-BFloat16.Epsilon, BFloat16.BitDecrement(BFloat16.Zero));
        Assert.Equal(BFloat16.PositiveInfinity, BFloat16.BitIncrement(BFloat16.MaxValue));
        Assert.Equal(BFloat16.MinValue, BFloat16.BitIncrement(BFloat16.NegativeInfinity));
        Assert.Equal(0x3F81, BFloat16.BitIncrement(BFloat16.One).Bits);
        Assert.Equal(0x3F7F, BFloat16.BitDecrement(BFloat16.One).Bits);
    }

    [Theory]
    [InlineData(0.1f, "0.1")]
    [InlineData(1f, "1")]
    [InlineData(-3.140625f, "-3.14")]
    [InlineData(65536f, "65500")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(float.NaN, "NaN")]
    [InlineData(-0f, "-0")]
    public void Prints_the_shortest_text_that_parses_back(float value, string expected) =>
        Assert.Equal(expected, ((BFloat16)value).ToString());

    [Fact]
    public void Formats_as_float_does_and_refuses_text_that_is_no_number()
    {
        BFloat16 value = (BFloat16)1234.5f;
        Assert.Equal("1232.00", value.ToString("F2"));
        Span<char> small = stackalloc char[3];
        Assert.False(value.TryFormat(small, out int written, "F2", CultureInfo.InvariantCulture));
        Assert.Equal(0, written);
        Assert.Throws<FormatException>(() => BFloat16.Parse("one"));
        Assert.False(BFloat16.TryParse("one", CultureInfo.InvariantCulture, out _));
        Assert.True(BFloat16.TryParse("1.5", CultureInfo.InvariantCulture, out BFloat16 parsed));
        Assert.Equal(1.5f, (float)parsed);
    }

    [Fact]
    public void Converts_from_and_to_the_numbers_of_the_base_library()
    {
        Assert.Equal(256f, (float)(BFloat16)257);
        Assert.Equal(255f, (float)BFloat16.CreateChecked((byte)255));
        Assert.Equal(1.5m, decimal.CreateChecked((BFloat16)1.5f));
        Assert.Equal(BFloat16.PositiveInfinity, BFloat16.CreateChecked(1e300));
        Assert.Equal(7, int.CreateChecked((BFloat16)7.5f));
        Assert.Equal(255, byte.CreateSaturating((BFloat16)1000));
        Assert.Throws<OverflowException>(() => byte.CreateChecked((BFloat16)1000));
        Assert.Throws<OverflowException>(() => checked((int)BFloat16.MaxValue));
        Assert.Equal((Half)0.5f, Half.CreateChecked((BFloat16)0.5f));
        Assert.Equal((BFloat16)3, Sum<BFloat16>([(BFloat16)1, (BFloat16)2]));
    }

    private static T Sum<T>(ReadOnlySpan<T> values)
        where T : INumber<T>
    {
        T sum = T.Zero;
        foreach (T value in values)
        {
            sum += value;
        }

        return sum;
    }
}
