using RawOpsNet.Kernels;

namespace RawOpsNet.Tests.Runtime.Kernels;

public class StridedCopyTests
{
    [Theory]
    [InlineData(new long[] { 2, 3, 4 }, new[] { 2, 0, 1 })]
    [InlineData(new long[] { 2, 3, 4 }, new[] { 0, 2, 1 })]
    [InlineData(new long[] { 5, 7 }, new[] { 1, 0 })]
    [InlineData(new long[] { 33, 70 }, new[] { 1, 0 })]
    [InlineData(new long[] { 2, 65, 3, 34 }, new[] { 0, 3, 1, 2 })]
    [InlineData(new long[] { 3, 1, 5, 1, 2 }, new[] { 4, 3, 2, 1, 0 })]
    [InlineData(new long[] { 4, 1, 6 }, new[] { 1, 0, 2 })]
    [InlineData(new long[] { 2, 2, 2, 2, 2, 2 }, new[] { 5, 3, 1, 0, 2, 4 })]
    public void Permutes_dims_as_a_walk_over_all_elements_does(long[] dims, int[] perm)
    {
        long[] strides = Strides(dims);
        long[] targetDims = [.. perm.Select(dim => dims[dim])];
        long[] sourceStrides = [.. perm.Select(dim => strides[dim])];
        CheckAgainstWalk(0, sourceStrides, 0, Strides(targetDims), targetDims, (int)dims.Aggregate(1L, (a, b) => a * b));
    }

    [Fact]
    public void Copies_random_boxes_as_a_walk_over_all_elements_does()
    {
        Random random = new(5);
        for (int round = 0; round < 400; round++)
        {
            int rank = random.Next(0, 6);
            long[] whole = new long[rank];
            long[] dims = new long[rank];
            long[] strides = new long[rank];
            long start = 0;
            for (int i = 0; i < rank; i++)
            {
                whole[i] = random.Next(1, 8);
            }

            long[] dense = Strides(whole);
            for (int i = 0; i < rank; i++)
            {
                long step = random.Next(4) == 0 ? 0 : random.Next(1, 3) * (random.Next(2) == 0 ? 1 : -1);
                dims[i] = step == 0 ? random.Next(1, 6) : random.Next(0, (int)((whole[i] - 1) / Math.Abs(step)) + 2);
                start += step < 0 ? dense[i] * (whole[i] - 1) : 0;
                strides[i] = step * dense[i];
            }

            CheckAgainstWalk(start, strides, 3, Strides(dims), dims, (int)whole.Aggregate(1L, (a, b) => a * b));
        }
    }

    [Fact]
    public void Writes_into_a_strided_target_and_leaves_the_rest()
    {
        int[] target = [-1, -1, -1, -1, -1, -1];
        StridedCopy.Run<int>([1, 2, 3], 0, [1], target, 5, [-2], [3]);
        Assert.Equal([-1, 3, -1, 2, -1, 1], target);
    }

    [Fact]
    public void Copies_nothing_where_a_dim_is_0()
    {
        int[] target = [7];
        StridedCopy.Run<int>([], 0, [0, 1], target, 0, [0, 1], [2, 0]);
        Assert.Equal([7], target);
    }

    [Fact]
    public void Copies_strings()
    {
        TString[] target = new TString[4];
        StridedCopy.Run<TString>(["a", "b", "c", "d"], 0, [1, 2], target, 0, [2, 1], [2, 2]);
        Assert.Equal(["a", "c", "b", "d"], target.Select(text => text.ToString()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Gives_the_same_on_any_number_of_threads(int threads)
    {
        const int Rows = 700;
        const int Columns = 611;
        long[] source = [.. Enumerable.Range(0, Rows * Columns).Select(i => (long)i)];
        long[] transposed = new long[source.Length];
        long[] copied = new long[source.Length];
        using (Threads.Limit(threads))
        {
            StridedCopy.Run<long>(source, 0, [1, Columns], transposed, 0, [Rows, 1], [Columns, Rows]);
            StridedCopy.Run<long>(source, source.Length - 1, [-1], copied, 0, [1], [source.Length]);
        }

        Assert.All(Enumerable.Range(0, 50), i => Assert.Equal(
            source[(i * 13 % Rows * Columns) + (i * 7)], transposed[(i * 7 * Rows) + (i * 13 % Rows)]));
        Assert.True(transposed.Distinct().Count() == source.Length);
        Assert.Equal(source.Reverse(), copied);
    }

    private static void CheckAgainstWalk(
        long sourceStart, long[] sourceStrides, long targetStart, long[] targetStrides, long[] dims, int sourceLength)
    {
        int[] source = [.. Enumerable.Range(100, sourceLength)];
        int length = (int)(targetStart + dims.Aggregate(1L, (a, b) => a * b) + 2);
        int[] expected = new int[length];
        Walk(source, sourceStart, sourceStrides, expected, targetStart, targetStrides, dims, 0);
        Check(source, expected, sourceStart, sourceStrides, targetStart, targetStrides, dims);
        Check<byte>(
            [.. source.Select(i => (byte)i)],
            [.. expected.Select(i => (byte)i)],
            sourceStart,
            sourceStrides,
            targetStart,
            targetStrides,
            dims);
    }

    private static void Check<T>(
        T[] source, T[] expected, long sourceStart, long[] sourceStrides, long targetStart, long[] targetStrides, long[] dims)
        where T : struct
    {
        T[] actual = new T[expected.Length];
        StridedCopy.Run<T>(source, sourceStart, sourceStrides, actual, targetStart, targetStrides, dims);
        Assert.Equal(expected, actual);
    }

    private static void Walk(
        int[] source, long from, long[] sourceStrides, int[] target, long to, long[] targetStrides, long[] dims, int dim)
    {
        if (dim == dims.Length)
        {
            target[to] = source[from];
            return;
        }

        for (long i = 0; i < dims[dim]; i++)
        {
            Walk(
                source,
                from + (i * sourceStrides[dim]),
                sourceStrides,
                target,
                to + (i * targetStrides[dim]),
                targetStrides,
                dims,
                dim + 1);
        }
    }

    private static long[] Strides(long[] dims)
    {
        long[] strides = new long[dims.Length];
        RowMajor.Strides(dims, strides);
        return strides;
    }
}
