using System.Numerics;
using System.Runtime.InteropServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Loops;

public class ElementwiseTests
{
    [Fact]
    public void Every_length_gives_the_sums_of_every_dtype()
    {
        for (int n = 0; n <= 67; n++)
        {
            Adds<float, VectorLanes<float>>([n]);
            Adds<double, VectorLanes<double>>([n]);
            Adds<sbyte, VectorLanes<sbyte>>([n]);
            Adds<short, VectorLanes<short>>([n]);
            Adds<int, VectorLanes<int>>([n]);
            Adds<long, VectorLanes<long>>([n]);
            Adds<byte, VectorLanes<byte>>([n]);
            Adds<ushort, VectorLanes<ushort>>([n]);
            Adds<uint, VectorLanes<uint>>([n]);
            Adds<ulong, VectorLanes<ulong>>([n]);
            Adds<Half, HalfLanes>([n]);
            Adds<BFloat16, BFloat16Lanes>([n]);
            Adds<Complex64, ScalarLanes<Complex64>>([n]);
            Adds<Complex, ScalarLanes<Complex>>([n]);
        }
    }

    [Fact]
    public void A_scalar_is_added_to_every_element()
    {
        for (int n = 0; n <= 67; n++)
        {
            Adds<float, VectorLanes<float>>([n], [], [n]);
            Adds<float, VectorLanes<float>>([1, 1], [n], [1, n]);
            Adds<Half, HalfLanes>([n], [], [n]);
            Adds<byte, VectorLanes<byte>>([n], [], [n]);
            Adds<Complex, ScalarLanes<Complex>>([n], [1], [n]);
        }
    }

    [Fact]
    public void Random_shapes_broadcast_as_an_index_walk_does()
    {
        Random random = new(3);
        for (int round = 0; round < 400; round++)
        {
            int rank = random.Next(0, 9);
            long[] output = [.. Enumerable.Range(0, rank).Select(_ => (long)random.Next(1, rank > 4 ? 4 : 9))];
            Shape left = Drop(output, random);
            Shape right = Drop(output, random);
            Shape shape = Broadcast(left, right, rank);
            Adds<float, VectorLanes<float>>(left, right, shape);
            Adds<Half, HalfLanes>(left, right, shape);
            Adds<Complex64, ScalarLanes<Complex64>>(left, right, shape);
        }
    }

    [Theory]
    [InlineData(new long[] { 70, 3000 }, new long[] { 3000 })]
    [InlineData(new long[] { 70, 3000 }, new long[] { 70, 1 })]
    [InlineData(new long[] { 7, 1, 2050 }, new long[] { 30, 1 })]
    [InlineData(new long[] { 40000, 10 }, new long[] { 10 })]
    [InlineData(new long[] { 40000, 3 }, new long[] { 40000, 1 })]
    [InlineData(new long[] { 300, 1, 7 }, new long[] { 250, 7 })]
    [InlineData(new long[] { 2, 100003 }, new long[] { 2, 1 })]
    public void Large_broadcasts_are_right_on_any_number_of_threads(long[] left, long[] right)
    {
        Shape shape = Broadcast(left, right, Math.Max(left.Length, right.Length));
        foreach (int threads in new[] { 1, 2, 8 })
        {
            using ThreadCount count = new(threads);
            Adds<float, VectorLanes<float>>(left, right, shape);
            Adds<double, VectorLanes<double>>(right, left, shape);
        }
    }

    [Fact]
    public void Bools_are_read_and_written_beside_numbers_of_every_width()
    {
        for (int n = 1; n <= 67; n++)
        {
            Chooses<float, VectorLanes<float>>(n);
            Chooses<double, VectorLanes<double>>(n);
            Chooses<byte, VectorLanes<byte>>(n);
            Chooses<short, VectorLanes<short>>(n);
            Chooses<long, VectorLanes<long>>(n);
            Chooses<Half, HalfLanes>(n);
            Chooses<BFloat16, BFloat16Lanes>(n);
        }
    }

    [Fact]
    public void A_result_does_not_depend_on_its_position()
    {
        Tensor x = LoopTensors.Uniform([200], 5);
        float[] whole = Exp(x);
        for (int start = 0; start < 70; start++)
        {
            Tensor part = Tensor.From(x.AsReadOnlySpan<float>()[start..(start + 67)], [67]);
            Assert.Equal(whole[start..(start + 67)], Exp(part));
        }
    }

    [Fact]
    public unsafe void Misaligned_operands_give_the_same_bits()
    {
        Tensor x = LoopTensors.Uniform([100], 6);
        float[] whole = Exp(x);
        float* source = (float*)TensorAccess.Pointer(x);
        float* target = stackalloc float[100];
        OperandSlot* slots = stackalloc OperandSlot[2];
        for (int start = 0; start < 17; start++)
        {
            slots[0] = new OperandSlot { Pointer = (byte*)(source + start), Size = 4 };
            slots[1] = new OperandSlot { Pointer = (byte*)(target + start), Size = 4, IsWritten = true };
            ExpBody<float> body = default;
            body.Bind(new OperandRow(new[] { slots[0].AsOperand(), slots[1].AsOperand() }));
            var loop = new RangeLoop<float, ExpBody<float>>(ref body, slots, 2, 0, 80, mayRepeat: false);
            VectorLanes<float>.Run(ref loop);
            Assert.Equal(whole[start..(start + 80)], new ReadOnlySpan<float>(target + start, 80).ToArray());
        }

        GC.KeepAlive(x);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(67)]
    [InlineData(1000)]
    public void An_output_may_be_one_of_the_inputs(int n)
    {
        Tensor x = LoopTensors.Make<float>([n], 1);
        float[] before = x.ToArray<float>();
        AddBody<float> body = default;
        Elementwise.Run<float, VectorLanes<float>, AddBody<float>>(ref body, [x, x], [x]);
        Assert.Equal(before.Select(v => v + v), x.ToArray<float>());
    }

    [Fact]
    public void Threads_change_no_bit()
    {
        Tensor x = LoopTensors.Uniform([300007], 8);
        float[] expected = null!;
        foreach (int threads in new[] { 1, 2, 8 })
        {
            using ThreadCount count = new(threads);
            float[] actual = Exp(x);
            expected ??= actual;
            Assert.True(expected.AsSpan().SequenceEqual(actual));
        }
    }

    [Fact]
    public void An_input_that_does_not_broadcast_is_refused()
    {
        Tensor x = LoopTensors.Make<float>([4, 3], 1);
        Tensor y = LoopTensors.Make<float>([4], 1);
        Tensor z = TensorAccess.Allocate([4, 3], DType.Float32);
        AddBody<float> body = default;
        Assert.Throws<InvalidArgumentException>(
            () => Elementwise.Run<float, VectorLanes<float>, AddBody<float>>(ref body, [x, y], [z]));
    }

    [Fact]
    public void An_input_of_higher_rank_than_the_output_is_refused()
    {
        Tensor x = LoopTensors.Make<float>([3], 1);
        Tensor y = LoopTensors.Make<float>([1], 1);
        Tensor z = TensorAccess.Allocate(Shape.Scalar, DType.Float32);
        AddBody<float> body = default;
        Assert.Throws<InvalidArgumentException>(
            () => Elementwise.Run<float, VectorLanes<float>, AddBody<float>>(ref body, [x, y], [z]));
    }

    private static float[] Exp(Tensor x)
    {
        Tensor y = TensorAccess.Allocate(x.Shape, x.DType);
        ExpBody<float> body = default;
        Elementwise.Run<float, VectorLanes<float>, ExpBody<float>>(ref body, [x], [y]);
        return y.ToArray<float>();
    }

    private static void Adds<T, TLanes>(Shape shape)
        where T : unmanaged, INumberBase<T>
        where TLanes : struct, ILaneFamily<T>
        => Adds<T, TLanes>(shape, shape, shape);

    private static void Adds<T, TLanes>(Shape left, Shape right, Shape output)
        where T : unmanaged, INumberBase<T>
        where TLanes : struct, ILaneFamily<T>
    {
        Tensor x = LoopTensors.Make<T>(left, 1);
        Tensor y = LoopTensors.Make<T>(right, 2);
        Tensor z = TensorAccess.Allocate(output, DTypes.Of<T>());
        AddBody<T> body = default;
        Elementwise.Run<T, TLanes, AddBody<T>>(ref body, [x, y], [z]);

        ReadOnlySpan<T> xs = TensorAccess.Read<T>(x);
        ReadOnlySpan<T> ys = TensorAccess.Read<T>(y);
        ReadOnlySpan<T> zs = TensorAccess.Read<T>(z);
        for (int i = 0; i < zs.Length; i++)
        {
            T expected = xs[(int)LoopTensors.Source(left, output, i)] + ys[(int)LoopTensors.Source(right, output, i)];
            if (zs[i] != expected)
            {
                Assert.Fail($"{typeof(T).Name} {left} + {right}: element {i} is {zs[i]}, not {expected}.");
            }
        }
    }

    private static void Chooses<T, TLanes>(int n)
        where T : unmanaged, INumber<T>
        where TLanes : struct, ILaneFamily<T>
    {
        Tensor x = LoopTensors.Make<T>([n], 1);
        Tensor y = LoopTensors.Make<T>([n], 2);
        Tensor z = TensorAccess.Allocate([n], DTypes.Of<T>());
        Tensor less = TensorAccess.Allocate([n], DType.Bool);
        Random random = new(n);
        bool[] conditions = [.. Enumerable.Range(0, n).Select(_ => random.Next(2) == 0)];
        Tensor c = Tensor.From<bool>(conditions, [n]);
        ChooseBody<T> body = default;
        Elementwise.Run<T, TLanes, ChooseBody<T>>(ref body, [c, x, y], [z, less]);

        T[] xs = x.ToArray<T>();
        T[] ys = y.ToArray<T>();
        Assert.Equal(xs.Zip(ys, conditions).Select(e => e.Third ? e.First : e.Second), z.ToArray<T>());
        Assert.Equal(xs.Zip(ys).Select(e => e.First < e.Second), less.ToArray<bool>());
        Assert.All(MemoryMarshal.AsBytes(TensorAccess.Read<bool>(less)).ToArray(), b => Assert.InRange(b, 0, 1));
    }

    private static Shape Drop(long[] output, Random random)
    {
        long[] own = [.. output.Select(dim => random.Next(3) == 0 ? 1 : dim)];
        return own[(random.Next(3) == 0 ? random.Next(0, own.Length + 1) : 0)..];
    }

    private static Shape Broadcast(Shape left, Shape right, int rank)
    {
        int longer = Math.Max(left.Rank, right.Rank);
        long[] dims = new long[Math.Min(longer, rank)];
        for (int d = 1; d <= dims.Length; d++)
        {
            long a = d <= left.Rank ? left[^d] : 1;
            long b = d <= right.Rank ? right[^d] : 1;
            dims[^d] = a == 1 ? b : a;
        }

        return dims;
    }
}
