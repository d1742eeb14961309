using RawOpsNet.Kernels;

namespace RawOpsNet.Tests.Runtime;

[Collection(ThreadCountTests.Name)]
public sealed unsafe class BatchedProductTests
{
    [Theory]
    [InlineData(0, 4, 4, 4)]
    [InlineData(1, 4, 4, 4)]
    [InlineData(7, 3, 5, 2)]
    [InlineData(40, 33, 20, 64)]
    [InlineData(3, 210, 220, 200)]
    [InlineData(5, 6, 7, 0)]
    public void Every_batch_has_its_own_product_and_operands_may_be_shared(int batches, int m, int n, int k)
    {
        using var count = new ThreadCount(4);
        var random = new Random(batches + m);
        var shape = new ProductShape(m, n, k);
        float[] a = Values(random, 2 * m * k);
        float[] b = Values(random, batches * k * n);
        var c = new float[batches * m * n];
        long[] aOffsets = Enumerable.Range(0, batches).Select(batch => (long)(batch % 2) * m * k).ToArray();
        long[] bOffsets = Enumerable.Range(0, batches).Select(batch => (long)batch * k * n).ToArray();
        long[] cOffsets = Enumerable.Range(0, batches).Select(batch => (long)(batches - 1 - batch) * m * n).ToArray();
        fixed (float* pa = a)
        fixed (float* pb = b)
        fixed (float* pc = c)
        {
            MatrixProduct.MultiplyBatched(shape, pa, aOffsets, pb, bOffsets, pc, cOffsets);
            var expected = new float[m * n];
            fixed (float* pe = expected)
            {
                for (int batch = 0; batch < batches; batch++)
                {
                    RowProduct<float>.RunBlocks(shape, pa + aOffsets[batch], pb + bOffsets[batch], pe);
                    Assert.Equal(expected, c.AsSpan((int)cOffsets[batch], m * n).ToArray());
                }
            }
        }
    }

    [Fact]
    public void Offsets_of_another_number_of_batches_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            MatrixProduct.MultiplyBatched<float>(new ProductShape(1, 1, 1), null, [0, 1], null, [0], null, [0]));

    private static float[] Values(Random random, int count) =>
        Enumerable.Range(0, count).Select(_ => (float)random.Next(-8, 9)).ToArray();
}
