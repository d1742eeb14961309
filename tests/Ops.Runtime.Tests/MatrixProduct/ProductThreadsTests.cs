using System.Numerics;
using RawOpsNet.Kernels;

namespace RawOpsNet.Tests.Runtime;

[Collection(ThreadCountTests.Name)]
public sealed unsafe class ProductThreadsTests
{
    public static TheoryData<int, int, int> Sizes { get; } = new()
    {
        { 128, 512, 784 }, { 150, 150, 150 }, { 1000, 40, 60 }, { 20, 2100, 70 }, { 3, 5, 90_000 }, { 64, 64, 9000 },
        { 257, 301, 519 }, { 1, 3000, 500 }, { 2500, 1, 700 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Results_have_the_same_bits_on_1_2_and_8_threads(int m, int n, int k)
    {
        AssertSameBits(m, n, k, source => (float)source.NextDouble() - 0.5f);
        AssertSameBits(m, n, k, source => source.NextDouble() - 0.5);
    }

    [Fact]
    public void Other_types_have_the_same_bits_on_1_2_and_8_threads()
    {
        AssertSameBits(150, 170, 130, source => (Half)(source.NextDouble() - 0.5));
        AssertSameBits(150, 170, 130, source => (BFloat16)(float)(source.NextDouble() - 0.5));
        AssertSameBits(150, 170, 130, source => new Complex64((float)source.NextDouble(), (float)source.NextDouble()));
        AssertSameBits(90, 80, 70, source => new Complex(source.NextDouble(), source.NextDouble()));
        AssertSameBits(150, 170, 30, source => source.NextInt64());
    }

    [Fact]
    public void A_product_large_enough_for_threads_is_divided()
    {
        var shape = new ProductShape(150, 150, 150);
        Assert.True(shape.Multiplications >= ProductGrid.Threshold);
        Assert.True(new ProductGrid(shape, 1).Parts > 1);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1000, 33)]
    [InlineData(33, 1000)]
    [InlineData(3000, 3000)]
    [InlineData(14, 100_000)]
    public void The_parts_of_a_grid_cover_C_once(int m, int n)
    {
        var grid = new ProductGrid(new ProductShape(m, n, 5000), 1);
        long covered = 0;
        var corners = new HashSet<(nint Row, nint Column)>();
        for (int part = 0; part < grid.Parts; part++)
        {
            grid.Locate(part, out nint row, out nint rows, out nint column, out nint columns);
            Assert.True(rows > 0 && columns > 0 && row + rows <= m && column + columns <= n);
            Assert.True(corners.Add((row, column)));
            covered += (long)rows * columns;
        }

        Assert.Equal((long)m * n, covered);
    }

    [Fact]
    public void A_call_allocates_no_garbage()
    {
        var shape = new ProductShape(130, 140, 150) { TransposeB = true };
        using var matrices = new ProductCase<float>(new Random(1), shape, _ => 1);
        MatrixProduct.Multiply(shape, matrices.A.Data, matrices.B.Data, matrices.C.Data);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 20; round++)
        {
            MatrixProduct.Multiply(shape, matrices.A.Data, matrices.B.Data, matrices.C.Data);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void AssertSameBits<T>(int m, int n, int k, Func<Random, T> next)
        where T : unmanaged, INumberBase<T>
    {
        var random = new Random(m + n + k);
        foreach (bool transpose in new[] { false, true })
        {
            var shape = new ProductShape(m, n, k) { TransposeA = transpose, TransposeB = !transpose };
            using var matrices = new ProductCase<T>(random, shape, next);
            byte[]? one = null;
            foreach (int threads in new[] { 1, 2, 8 })
            {
                using var count = new ThreadCount(threads);
                matrices.C.Fill(() => T.Zero);
                MatrixProduct.Multiply(shape, matrices.A.Data, matrices.B.Data, matrices.C.Data);
                one ??= matrices.C.ToBytes();
                Assert.Equal(one, matrices.C.ToBytes());
            }
        }
    }
}
