using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Loops;

public class ReductionTests
{
    [Fact]
    public void Every_length_gives_the_sum_of_every_dtype()
    {
        for (int n = 0; n <= 67; n++)
        {
            SumsAll<float, VectorLanes<float>>(n);
            SumsAll<double, VectorLanes<double>>(n);
            SumsAll<sbyte, VectorLanes<sbyte>>(n);
            SumsAll<short, VectorLanes<short>>(n);
            SumsAll<int, VectorLanes<int>>(n);
            SumsAll<long, VectorLanes<long>>(n);
            SumsAll<byte, VectorLanes<byte>>(n);
            SumsAll<ushort, VectorLanes<ushort>>(n);
            SumsAll<uint, VectorLanes<uint>>(n);
            SumsAll<ulong, VectorLanes<ulong>>(n);
            SumsAll<Half, HalfLanes>(n);
            SumsAll<BFloat16, BFloat16Lanes>(n);
            SumsAll<Complex64, ScalarLanes<Complex64>>(n);
            SumsAll<Complex, ScalarLanes<Complex>>(n);
        }
    }

    [Fact]
    public void Random_shapes_and_axes_give_the_sums_of_an_index_walk()
    {
        Random random = new(7);
        for (int round = 0; round < 500; round++)
        {
            int rank = random.Next(0, 7);
            long[] dims = [.. Enumerable.Range(0, rank).Select(_ => (long)random.Next(1, rank > 3 ? 6 : 40))];
            int[] axes = [.. Enumerable.Range(0, rank).Where(_ => random.Next(2) == 0)];
            Sums<int, VectorLanes<int>>(dims, axes);
            Sums<double, VectorLanes<double>>(dims, axes);
            Sums<Complex64, ScalarLanes<Complex64>>(dims, axes);
            Sums<long, VectorLanes<long>>(dims, axes);
        }
    }

    [Theory]
    [InlineData(new long[] { 300_000 }, new[] { 0 })]
    [InlineData(new long[] { 3, 200_000 }, new[] { 1 })]
    [InlineData(new long[] { 200_000, 3 }, new[] { 0 })]
    [InlineData(new long[] { 5000, 130 }, new[] { 0 })]
    [InlineData(new long[] { 5000, 130 }, new[] { 1 })]
    [InlineData(new long[] { 20_000, 7 }, new[] { 1 })]
    [InlineData(new long[] { 40, 50, 60, 9 }, new[] { 0, 2 })]
    [InlineData(new long[] { 40, 50, 60, 9 }, new[] { 1, 3 })]
    [InlineData(new long[] { 2, 500_001 }, new[] { 0 })]
    public void Large_sums_are_right_and_threads_change_no_bit(long[] dims, int[] axes)
    {
        Tensor x = LoopTensors.Uniform(dims, 3);
        float[] values = x.ToArray<float>();
        long[] targets = Targets(dims, axes, out Shape output);
        double[] expected = new double[output.ElementCount];
        for (int i = 0; i < values.Length; i++)
        {
            expected[targets[i]] += values[i];
        }

        float[] first = null!;
        foreach (int threads in new[] { 1, 2, 8 })
        {
            using ThreadCount count = new(threads);
            float[] actual = Reduce<float, VectorLanes<float>, SumBody<float>>(x, axes, output);
            first ??= actual;
            Assert.True(first.AsSpan().SequenceEqual(actual));
        }

        for (int i = 0; i < first.Length; i++)
        {
            double bound = 1e-6 * (Math.Sqrt(values.Length / (double)first.Length) + Math.Abs(expected[i]));
            Assert.Equal(expected[i], first[i], bound);
        }
    }

    [Fact]
    public void Float_sums_of_millions_keep_their_accuracy()
    {
        Tensor x = TensorAccess.Allocate([4_000_000], DType.Float32);
        TensorAccess.Write<float>(x).Fill(0.1f);
        float sum = Assert.Single(Reduce<float, VectorLanes<float>, SumBody<float>>(x, [0], []));

        // Within 1e-6 of 4e6 times float32's 0.1; one float32 accumulator would be off by thousands.
        Assert.Equal(400_000.0059604645, sum, 0.4);
    }

    [Fact]
    public void Half_types_accumulate_in_float32()
    {
        Tensor halves = TensorAccess.Allocate([60, 1000], DType.Float16);
        TensorAccess.Write<Half>(halves).Fill((Half)1);
        Assert.Equal((Half)60000, Assert.Single(Reduce<Half, HalfLanes, SumBody<Half>>(halves, [0, 1], [])));
        Assert.All(Reduce<Half, HalfLanes, SumBody<Half>>(halves, [0], [1000]), sum => Assert.Equal((Half)60, sum));
        Tensor brains = TensorAccess.Allocate([1000, 3], DType.BFloat16);
        TensorAccess.Write<BFloat16>(brains).Fill((BFloat16)1f);
        Assert.All(
            Reduce<BFloat16, BFloat16Lanes, SumBody<BFloat16>>(brains, [0], [3]),
            sum => Assert.Equal((BFloat16)1000f, sum));
    }

    [Fact]
    public void A_row_gives_the_same_bits_wherever_it_stands()
    {
        foreach (int width in new[] { 3, 17, 31, 33, 100, 5000 })
        {
            Tensor row = LoopTensors.Uniform([width], 1);
            Tensor rows = TensorAccess.Allocate([37, width], DType.Float32);
            for (int r = 0; r < 37; r++)
            {
                row.AsReadOnlySpan<float>().CopyTo(TensorAccess.Write<float>(rows)[(r * width)..]);
            }

            float[] sums = Reduce<float, VectorLanes<float>, SumBody<float>>(rows, [1], [37]);
            Assert.Single(sums.Distinct());
        }
    }

    [Fact]
    public void Nan_spreads_through_the_largest()
    {
        foreach (int n in new[] { 1, 15, 16, 17, 70, 3000 })
        {
            for (int at = 0; at < n; at += Math.Max(1, n / 5))
            {
                Tensor x = LoopTensors.Uniform([n], 3);
                float largest = x.ToArray<float>().Max();
                Assert.Equal(largest, Assert.Single(Reduce<float, VectorLanes<float>, LargestBody<float>>(x, [0], [])));
                TensorAccess.Write<float>(x)[at] = float.NaN;
                Assert.Equal(float.NaN, Assert.Single(Reduce<float, VectorLanes<float>, LargestBody<float>>(x, [0], [])));
            }
        }
    }

    [Fact]
    public void Elements_past_a_tail_are_not_mapped_into_the_result()
    {
        for (int n = 1; n <= 67; n++)
        {
            Tensor x = LoopTensors.Make<float>([n], n);
            float expected = x.ToArray<float>().Sum() + (3 * n);
            Assert.Equal(expected, Assert.Single(Reduce<float, VectorLanes<float>, ShiftedBody<float>>(x, [0], [])));
        }
    }

    [Fact]
    public void Empty_reductions_give_the_initial_value_finished()
    {
        Tensor x = TensorAccess.Allocate([20, 0, 3], DType.Float32);
        Assert.All(Reduce<float, VectorLanes<float>, SumBody<float>>(x, [1], [20, 3]), sum => Assert.Equal(0, sum));
        Assert.All(
            Reduce<float, VectorLanes<float>, LargestBody<float>>(x, [1], [20, 3]),
            largest => Assert.Equal(float.NegativeInfinity, largest));
        Assert.All(
            Reduce<float, VectorLanes<float>, MeanOfSquaresBody<float>>(x, [1], [20, 3]),
            mean => Assert.Equal(float.NaN, mean));
        Assert.Empty(Reduce<float, VectorLanes<float>, SumBody<float>>(x, [0], [0, 3]));
    }

    [Fact]
    public void Finish_knows_how_many_elements_were_combined()
    {
        Tensor x = LoopTensors.Make<double>([3, 50, 4], 2);
        double[] values = x.ToArray<double>();
        double[] means = Reduce<double, VectorLanes<double>, MeanOfSquaresBody<double>>(x, [1], [3, 1, 4]);
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 4; j++)
            {
                double sum = Enumerable.Range(0, 50).Select(k => values[(((i * 50) + k) * 4) + j]).Sum(value => value * value);
                Assert.Equal(sum / 50, means[(i * 4) + j]);
            }
        }
    }

    [Fact]
    public void Bools_are_reduced_as_masks()
    {
        foreach (int n in new[] { 0, 1, 63, 64, 65, 1000 })
        {
            Tensor x = TensorAccess.Allocate([n], DType.Bool);
            TensorAccess.Write<byte>(x).Fill(1);
            Assert.Equal(1, Assert.Single(Reduce<byte, VectorLanes<byte>, AllBody<byte>>(x, [0], [])));
            if (n > 0)
            {
                TensorAccess.Write<byte>(x)[n - 1] = 0;
                Assert.Equal(0, Assert.Single(Reduce<byte, VectorLanes<byte>, AllBody<byte>>(x, [0], [])));
            }
        }

        Tensor columns = TensorAccess.Allocate([70, 5], DType.Bool);
        TensorAccess.Write<byte>(columns).Fill(1);
        TensorAccess.Write<byte>(columns)[(33 * 5) + 2] = 0;
        Assert.Equal([1, 1, 0, 1, 1], Reduce<byte, VectorLanes<byte>, AllBody<byte>>(columns, [0], [5]));
    }

    private static T[] Reduce<T, TLanes, TBody>(Tensor x, int[] axes, Shape output)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T>
        where TBody : struct, IReduceBody<T>
    {
        Tensor y = TensorAccess.Allocate(output, x.DType);
        TBody body = default;
        Reduction.Run<T, TLanes, TBody>(ref body, x, axes, y);
        return TensorAccess.Read<T>(y).ToArray();
    }

    private static void SumsAll<T, TLanes>(int n)
        where T : unmanaged, INumberBase<T>
        where TLanes : struct, ILaneFamily<T>
    {
        Tensor x = LoopTensors.Make<T>([n], n);
        double expected = x.ToArray<T>().Sum(value => double.CreateTruncating(value));
        T sum = Assert.Single(Reduce<T, TLanes, SumBody<T>>(x, [0], []));
        bool wraps = typeof(T) == typeof(byte) || typeof(T) == typeof(sbyte);
        Assert.Equal(wraps ? Wrap<T>((int)expected) : T.CreateTruncating(expected), sum);
    }

    private static T Wrap<T>(int value)
        where T : INumberBase<T>
        => T.CreateTruncating(value);

    private static void Sums<T, TLanes>(long[] dims, int[] axes)
        where T : unmanaged, INumberBase<T>
        where TLanes : struct, ILaneFamily<T>
    {
        Tensor x = LoopTensors.Make<T>(dims, 4);
        T[] values = x.ToArray<T>();
        long[] targets = Targets(dims, axes, out Shape output);
        T[] expected = new T[output.ElementCount];
        for (int i = 0; i < values.Length; i++)
        {
            expected[targets[i]] += values[i];
        }

        T[] actual = Reduce<T, TLanes, SumBody<T>>(x, axes, output);
        Assert.True(
            expected.AsSpan().SequenceEqual(actual),
            $"{typeof(T).Name} [{string.Join(", ", dims)}] over {string.Join(", ", axes)}");
    }

    private static long[] Targets(long[] dims, int[] axes, out Shape output)
    {
        long[] kept = [.. dims.Where((_, d) => !axes.Contains(d))];
        output = kept;
        long[] targets = new long[dims.Aggregate(1L, (a, b) => a * b)];
        for (long i = 0; i < targets.Length; i++)
        {
            long rest = i;
            long stride = 1;
            for (int d = dims.Length - 1; d >= 0; d--)
            {
                if (!axes.Contains(d))
                {
                    targets[i] += rest % dims[d] * stride;
                    stride *= dims[d];
                }

                rest /= dims[d];
            }
        }

        return targets;
    }
}
