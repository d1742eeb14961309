using System.Numerics;
using RawOpsNet.Kernels;

namespace RawOpsNet.Tests.Runtime.Kernels;

public class RowTests
{
    [Fact]
    public void Gathers_from_each_table_of_each_batch()
    {
        // Two batches of three tables of four rows of two elements; five picks in each batch.
        int[] source = [.. Enumerable.Range(0, 2 * 3 * 4 * 2)];
        long[] rows = [3, 0, 3, -1, 2, 1, 1, 0, 2, 3];
        int[] target = new int[2 * 3 * 5 * 2];
        Array.Fill(target, 99);
        RowGather.Run<int>(source, rows, target, batches: 2, outer: 3, height: 4, width: 2);
        for (int table = 0; table < 6; table++)
        {
            for (int pick = 0; pick < 5; pick++)
            {
                long row = rows[(table / 3 * 5) + pick];
                for (int column = 0; column < 2; column++)
                {
                    int expected = row < 0 ? 0 : source[(((table * 4) + row) * 2) + column];
                    Assert.Equal(expected, target[(((table * 5) + pick) * 2) + column]);
                }
            }
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(8, 1)]
    [InlineData(2, 300)]
    [InlineData(8, 4096)]
    public void Gathers_the_same_on_any_number_of_threads(int threads, int width)
    {
        Random random = new(1);
        const int Height = 97;
        float[] source = [.. Enumerable.Range(0, Height * width).Select(i => (float)i)];
        long[] rows = [.. Enumerable.Range(0, (200_000 / width) + 40).Select(_ => random.NextInt64(Height))];
        float[] target = new float[rows.Length * width];
        using (Threads.Limit(threads))
        {
            RowGather.Run<float>(source, rows, target, batches: 1, outer: 1, height: Height, width: width);
        }

        for (int i = 0; i < target.Length; i++)
        {
            Assert.Equal(source[(rows[i / width] * width) + (i % width)], target[i]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(33)]
    [InlineData(5000)]
    public void Adds_rows_in_order_with_the_same_bits_on_any_number_of_threads(int width)
    {
        CheckSums<float>(width, random => (float)(random.NextDouble() - 0.5));
        CheckSums<Half>(width, random => (Half)(random.NextDouble() - 0.5));
        CheckSums(width, random => new Complex(random.NextDouble(), random.NextDouble()));
    }

    [Fact]
    public void Adds_one_element_everywhere_in_the_named_rows()
    {
        int[] target = [1, 1, 2, 2, 3, 3];
        RowUpdate.Run<int, Adding<int>>([10], [2, -1, 2, 0], target, 2, isScalar: true);
        Assert.Equal([11, 11, 2, 2, 23, 23], target);
    }

    private static void CheckSums<T>(int width, Func<Random, T> draw)
        where T : unmanaged, INumberBase<T>
    {
        Random random = new(2);
        const int Height = 19;
        long[] rows = [.. Enumerable.Range(0, (150_000 / width) + 20).Select(_ => random.NextInt64(-1, Height))];
        T[] source = [.. Enumerable.Range(0, rows.Length * width).Select(_ => draw(random))];
        T[] start = [.. Enumerable.Range(0, Height * width).Select(_ => draw(random))];
        T[] expected = [.. start];
        for (int i = 0; i < source.Length; i++)
        {
            if (rows[i / width] >= 0)
            {
                long place = (rows[i / width] * width) + (i % width);
                expected[place] += source[i];
            }
        }

        foreach (int threads in new[] { 1, 2, 8 })
        {
            T[] actual = [.. start];
            using (Threads.Limit(threads))
            {
                RowUpdate.Run<T, Adding<T>>(source, rows, actual, width, isScalar: false);
            }

            Assert.Equal(expected, actual);
        }
    }
}
