using System.Numerics;

namespace RawOpsNet.Tests.Hands;

public class TensorOperatorsTests
{
    private static readonly float[] Values = [1, -2, 3];

    [Fact]
    public void A_number_takes_the_dtype_of_the_tensor_on_either_side()
    {
        Tensor x = Values;

        Assert.Equal([2f, -1, 4], (x + 1).ToArray<float>());
        Assert.Equal([0f, 3, -2], (1 - x).ToArray<float>());
        Assert.Equal([0.5f, -1, 1.5f], (x * 0.5).ToArray<float>());
        Assert.Equal([0.5f, -1, 1.5f], (x / 2).ToArray<float>());
        Assert.Equal([1f, 1, 0], (x % 3).ToArray<float>());
        Assert.Equal([-1f, 2, -3], (-x).ToArray<float>());
        Assert.Equal(DType.UInt8, ((Tensor)new byte[] { 1 } + 255).DType);
        Assert.Equal([new Complex(1, 1)], ((Tensor)new Complex[] { 1 } + Complex.ImaginaryOne).ToArray<Complex>());
    }

    [Fact]
    public void Comparisons_give_bools()
    {
        Tensor x = Values;

        Assert.Equal([false, true, false], (x < 1).ToArray<bool>());
        Assert.Equal([true, true, false], (x <= 1.0).ToArray<bool>());
        Assert.Equal([false, true, false], (0 > x).ToArray<bool>());
        Assert.Equal([true, true, true], (x >= (Tensor)Values).ToArray<bool>());
    }

    [Fact]
    public void Bools_combine_by_logic_and_integers_by_bits()
    {
        Tensor left = new[] { true, true, false };
        Tensor right = new[] { true, false, false };

        Assert.Equal([true, false, false], (left & right).ToArray<bool>());
        Assert.Equal([true, true, false], (left | right).ToArray<bool>());
        Assert.Equal([false, true, false], (left ^ right).ToArray<bool>());
        Assert.Equal([false, false, true], (~left).ToArray<bool>());
        Assert.Equal([4], ((Tensor)new[] { 12 } & 6).ToArray<int>());
        Assert.Equal([14], (6 | (Tensor)new[] { 12 }).ToArray<int>());
        Assert.Equal([10], ((Tensor)new[] { 12 } ^ new[] { 6 }).ToArray<int>());
        Assert.Equal([-13], (~(Tensor)new[] { 12 }).ToArray<int>());
    }

    [Fact]
    public void The_quotient_of_integers_is_floating_as_in_TensorFlow()
    {
        Assert.Equal([0.5, -1.5], ((Tensor)new[] { 1, -3 } / 2).ToArray<double>());
        Assert.Equal([0.5f], ((Tensor)new short[] { 1 } / 2).ToArray<float>());
        Assert.Equal([2, 1], ((Tensor)new[] { -1, 4 } % 3).ToArray<int>());
    }

    [Fact]
    public void A_number_that_the_dtype_does_not_hold_is_refused()
    {
        Tensor integers = new[] { 1 };
        Tensor bytes = new byte[] { 1 };

        InvalidArgumentException fraction = Assert.Throws<InvalidArgumentException>(() => integers * 1.5);
        Assert.Equal(
            "Mul: y is the number 1.5, which the tensor's dtype int32 does not hold; cast the tensor first.", fraction.Message);
        Assert.Equal("y", fraction.Argument);
        Refuses("the number 256,", () => bytes + 256);
        Refuses("x is the number -1,", () => -1 + bytes);
        Assert.Throws<InvalidArgumentException>(() => integers + double.NaN);
        Assert.Throws<InvalidArgumentException>(() => (Tensor)Values + Complex.ImaginaryOne);
    }

    [Fact]
    public void Unsigned_numbers_keep_every_bit_on_either_side()
    {
        Tensor x = new[] { 1UL };
        const ulong Odd = (1UL << 60) + 1;

        Assert.Equal([Odd + 1], (x + Odd).ToArray<ulong>());
        Assert.Equal([ulong.MaxValue], ((ulong.MaxValue - 1) + x).ToArray<ulong>());
        Assert.Equal([Odd - 1], (Odd - x).ToArray<ulong>());
        Assert.Equal([1UL], (x % Odd).ToArray<ulong>());
        Assert.Equal([true], (x < ulong.MaxValue).ToArray<bool>());
        Assert.Equal([Odd], ((Odd - 1) | x).ToArray<ulong>());
        Assert.Equal([4f], ((Tensor)new[] { 1f } + 3UL).ToArray<float>());
        using Variable w = new(x);
        Assert.Equal([Odd + 1], (w + Odd).ToArray<ulong>());
        Assert.Equal([Odd - 1], (Odd - w).ToArray<ulong>());
        Assert.Equal([false], (w >= ulong.MaxValue).ToArray<bool>());
        Refuses("y is the number 18446744073709551615, which the tensor's dtype int64", () => (Tensor)1L + ulong.MaxValue);
    }

    [Fact]
    public void Variables_and_typed_views_have_the_operators()
    {
        using Variable w = new(Values);
        Tensor x = Values;

        Assert.Equal([2f, -4, 6], (w + w).ToArray<float>());
        Assert.Equal([2f, -4, 6], (2 * w).ToArray<float>());
        Assert.Equal([0f, 0, 0], (w - x).ToArray<float>());
        Assert.Equal([true, false, true], (w > 0).ToArray<bool>());
        Assert.Equal([3f, 0, 5], (x.As<float>() + 2).ToArray());
        Assert.Equal([true, false, true], (x.As<float>() >= 1f).ToArray());
        Assert.Throws<InvalidArgumentException>(() => ((Tensor)new[] { 1 }).As<int>() / 2);
    }

    [Fact]
    public void Tapes_follow_the_operators()
    {
        using Variable w = new(Values);
        using GradientTape tape = new();
        Tensor loss = RawOps.Sum(w * w / 2 + 3 * w - 1.5, 0);

        Assert.Equal([4f, 1, 6], tape.Gradient(loss, w)!.ToArray<float>());
    }

    [Fact]
    public void A_number_leaves_no_memory_behind_outside_of_a_tape()
    {
        Tensor x = Values;
        (x + 1).Dispose();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            (x + 1).Dispose();
        }

        // A result and a scalar a call, as objects without their elements.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000 * 320);
    }

    private static void Refuses(string why, Func<Tensor> call) =>
        Assert.Contains(why, Assert.Throws<InvalidArgumentException>(() => call()).Message, StringComparison.Ordinal);
}
