using RawOpsNet.Numerics;

namespace RawOpsNet.Tests.Runtime.Numerics;

public class RealFunctionTests
{
    private const double NaN = double.NaN;
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData(1e-20, 1e-20)]
    [InlineData(1e-5, 9.9999500003333309e-6)]
    [InlineData(-0.5, -0.69314718055994531)]
    [InlineData(1e300, 690.77552789821368)]
    [InlineData(-1, -Infinity)]
    [InlineData(-2, NaN)]
    [InlineData(Infinity, Infinity)]
    public void Log1p_keeps_the_digits_of_a_small_argument(double x, double expected) =>
        Close.To(expected, ElementaryFunctions.Log1p(x));

    [Theory]
    [InlineData(1e-20, 1e-20)]
    [InlineData(1e-5, 1.0000050000166667e-5)]
    [InlineData(1, 1.7182818284590452)]
    [InlineData(-50, -1)]
    [InlineData(-Infinity, -1)]
    [InlineData(Infinity, Infinity)]
    [InlineData(NaN, NaN)]
    public void Expm1_keeps_the_digits_of_a_small_argument(double x, double expected) =>
        Close.To(expected, ElementaryFunctions.Expm1(x));

    [Fact]
    public void Zero_keeps_its_sign_in_log1p_and_expm1()
    {
        Assert.True(double.IsNegative(ElementaryFunctions.Log1p(-0.0)));
        Assert.True(double.IsNegative(ElementaryFunctions.Expm1(-0.0)));
    }

    [Theory]
    [InlineData(-800, 0, 0)]
    [InlineData(0, 0.5, 0.69314718055994531)]
    [InlineData(-40, 4.2483542552915889e-18, 4.2483542552915889e-18)]
    [InlineData(800, 1, 800)]
    [InlineData(NaN, NaN, NaN)]
    public void Sigmoid_and_softplus_do_not_overflow(double x, double sigmoid, double softplus)
    {
        Close.To(sigmoid, ElementaryFunctions.Sigmoid(x));
        Close.To(softplus, ElementaryFunctions.Softplus(x));
    }

    [Fact]
    public void NextAfter_steps_one_bit_toward_its_second_argument()
    {
        Assert.Equal(double.Epsilon, ElementaryFunctions.NextAfter(0.0, 1.0));
        Assert.Equal(-double.Epsilon, ElementaryFunctions.NextAfter(0.0, -1.0));
        Assert.Equal(double.MaxValue, ElementaryFunctions.NextAfter(Infinity, 0.0));
        Assert.Equal(double.NaN, ElementaryFunctions.NextAfter(1.0, NaN));
        Assert.True(double.IsNegative(ElementaryFunctions.NextAfter(0.0, -0.0)));
        Assert.Equal(1.0000001f, ElementaryFunctions.NextAfter(1f, 2f));
        Assert.Equal(-float.Epsilon, ElementaryFunctions.NextAfter(0f, -1f));
        Assert.Equal(float.NaN, ElementaryFunctions.NextAfter(float.NaN, 1f));
    }

    [Theory]
    [InlineData(7, 2, 3, 1)]
    [InlineData(-7, 2, -4, 1)]
    [InlineData(7, -2, -4, -1)]
    [InlineData(-7, -2, 3, -1)]
    [InlineData(1, 0, Infinity, NaN)]
    [InlineData(-1, Infinity, 0, Infinity)]
    [InlineData(1, Infinity, 0, 1)]
    [InlineData(Infinity, 2, Infinity, NaN)]
    // TensorFlow flushes the quotient to zero before it takes the floor.
    [InlineData(-1e-300, 1e10, 0, 1e10)]
    public void Floor_division_and_its_remainder_follow_tensorflow(double x, double y, double quotient, double remainder)
    {
        Assert.Equal(quotient, Division.Floor(x, y));
        Assert.Equal(remainder, Division.FloorRemainder(x, y));
    }

    [Fact]
    public void Float_division_follows_the_same_rules()
    {
        Assert.Equal(-4f, Division.Floor(-7f, 2f));
        Assert.Equal(1f, Division.FloorRemainder(-7f, 2f));
        Assert.Equal(0f, Division.Floor(-1f, 3.4e38f));
        Assert.True(float.IsNegative(Division.Floor(-1f, float.PositiveInfinity)));
        Assert.Equal(float.PositiveInfinity, Division.FloorRemainder(-1f, float.PositiveInfinity));
    }

    [Fact]
    public void Integer_divisions_agree_with_their_definitions_for_every_pair_of_bytes()
    {
        for (int x = sbyte.MinValue; x <= sbyte.MaxValue; x++)
        {
            for (int y = sbyte.MinValue; y <= sbyte.MaxValue; y++)
            {
                if (y == 0)
                {
                    continue;
                }

                int floor = (int)Math.Floor((double)x / y);
                Assert.Equal((sbyte)(x / y), Division.TruncateInteger((sbyte)x, (sbyte)y));
                Assert.Equal((sbyte)(x % y), Division.TruncateIntegerRemainder((sbyte)x, (sbyte)y));
                Assert.Equal((sbyte)floor, Division.FloorInteger((sbyte)x, (sbyte)y));
                Assert.Equal((sbyte)(x - (floor * y)), Division.FloorIntegerRemainder((sbyte)x, (sbyte)y));
            }
        }
    }

    [Fact]
    public void The_smallest_integer_over_minus_one_wraps_around()
    {
        Assert.Equal(int.MinValue, Division.TruncateInteger(int.MinValue, -1));
        Assert.Equal(long.MinValue, Division.FloorInteger(long.MinValue, -1L));
        Assert.Equal(0, Division.TruncateIntegerRemainder(int.MinValue, -1));
        Assert.Equal(0L, Division.FloorIntegerRemainder(long.MinValue, -1L));
        Assert.Equal(0u, Division.FloorInteger(3u, uint.MaxValue));
        Assert.Equal(3u, Division.FloorIntegerRemainder(3u, uint.MaxValue));
    }

    [Fact]
    public void Integer_powers_wrap_around()
    {
        Assert.Equal(1, IntegerFunctions.Pow(0, 0));
        Assert.Equal(-27, IntegerFunctions.Pow(-3, 3));
        Assert.Equal(unchecked((int)3486784401), IntegerFunctions.Pow(3, 20));
        Assert.Equal((sbyte)-128, IntegerFunctions.Pow((sbyte)2, (sbyte)7));
        Assert.Equal(1L << 62, IntegerFunctions.Pow(2L, 62L));
        Assert.Equal(1, IntegerFunctions.Pow(-1, -2));
        Assert.Equal(0, IntegerFunctions.Pow(2, -1));
    }

    [Fact]
    public void Shift_counts_are_clamped()
    {
        Assert.Equal(int.MinValue, IntegerFunctions.ShiftLeft(1, 40));
        Assert.Equal(1, IntegerFunctions.ShiftLeft(1, -3));
        Assert.Equal(-1, IntegerFunctions.ShiftRight(-8, 100));
        Assert.Equal(0u, IntegerFunctions.ShiftRight(8u, uint.MaxValue));
        Assert.Equal((sbyte)-1, IntegerFunctions.ShiftRight((sbyte)-128, (sbyte)127));
        Assert.Equal((byte)128, IntegerFunctions.ShiftLeft((byte)1, (byte)200));
        Assert.Equal(1L << 63, IntegerFunctions.ShiftLeft(1L, long.MaxValue));
    }
}
