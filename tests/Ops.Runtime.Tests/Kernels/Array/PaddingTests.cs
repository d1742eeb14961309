using RawOpsNet.Kernels;

namespace RawOpsNet.Tests.Runtime.Kernels;

public class PaddingTests
{
    [Fact]
    public void Pads_random_boxes_as_a_walk_over_all_elements_does()
    {
        Random random = new(3);
        for (int round = 0; round < 300; round++)
        {
            int rank = random.Next(0, 5);
            long[] dims = new long[rank];
            long[] target = new long[rank];
            long[] before = new long[rank];
            for (int i = 0; i < rank; i++)
            {
                dims[i] = random.Next(0, 5);
                before[i] = random.Next(3) == 0 ? random.Next(0, 4) : 0;
                target[i] = dims[i] + before[i] + (random.Next(3) == 0 ? random.Next(0, 4) : 0);
            }

            int[] source = [.. Enumerable.Range(1, (int)RowMajor.Count(dims))];
            int[] expected = new int[RowMajor.Count(target)];
            Array.Fill(expected, -7);
            Walk(source, dims, expected, target, before);
            int[] actual = new int[expected.Length];
            Padding.Run<int>(source, dims, actual, target, before, -7);
            Assert.Equal(expected, actual);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Gives_the_same_on_any_number_of_threads(int threads)
    {
        double[] source = [.. Enumerable.Range(0, 300 * 400).Select(i => (double)i)];
        double[] target = new double[310 * 405];
        using (Threads.Limit(threads))
        {
            Padding.Run<double>(source, [300, 400], target, [310, 405], [4, 2], double.NaN);
        }

        for (int row = 0; row < 310; row++)
        {
            for (int column = 0; column < 405; column++)
            {
                bool isInside = row is >= 4 and < 304 && column is >= 2 and < 402;
                double expected = isInside ? source[((row - 4) * 400) + column - 2] : double.NaN;
                Assert.Equal(expected, target[(row * 405) + column]);
            }
        }
    }

    private static void Walk(int[] source, long[] dims, int[] target, long[] targetDims, long[] before)
    {
        for (int i = 0; i < source.Length; i++)
        {
            long rest = i;
            long place = 0;
            long scale = 1;
            for (int dim = dims.Length - 1; dim >= 0; dim--)
            {
                place += ((rest % dims[dim]) + before[dim]) * scale;
                scale *= targetDims[dim];
                rest /= dims[dim];
            }

            target[place] = source[i];
        }
    }
}
