using System.Numerics;
using System.Runtime.Intrinsics;
using RawOpsNet.Kernels;

namespace RawOpsNet.Tests.Runtime;

public sealed unsafe class MatrixProductTests
{
    private delegate void Product<T>(in ProductShape shape, T* a, T* b, T* c)
        where T : unmanaged;

    public static TheoryData<string> Families { get; } =
        ["Single512", "Single256", "Single128", "Double512", "Double256", "Double128", "SingleRows", "DoubleRows"];

    [Theory]
    [MemberData(nameof(Families))]
    public void Every_tile_height_and_every_column_tail_is_right(string family)
    {
        var random = new Random(1);
        for (int m = 1; m <= 30; m++)
        {
            CheckFamily(family, random, m, random.Next(1, 40), random.Next(1, 9));
        }

        for (int n = 1; n <= 70; n++)
        {
            CheckFamily(family, random, random.Next(1, 16), n, random.Next(1, 20));
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Random_shapes_in_every_transposition_and_padding_are_right(string family)
    {
        var random = new Random(2);
        for (int round = 0; round < 60; round++)
        {
            CheckFamily(family, random, random.Next(1, 80), random.Next(1, 140), random.Next(1, 90));
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Products_of_several_blocks_are_right(string family)
    {
        var random = new Random(3);
        CheckFamily(family, random, 230, 40, 1100);
        CheckFamily(family, random, 5, 1100, 30);
        CheckFamily(family, random, 250, 66, 300);
        CheckFamily(family, random, 20, 20, 8200);
    }

    [Fact]
    public void Rows_that_lie_a_page_apart_are_right()
    {
        var random = new Random(4);
        foreach (bool transpose in new[] { false, true })
        {
            var shape = new ProductShape(170, 70, 40)
            {
                TransposeA = transpose,
                TransposeB = transpose,
                AStride = 1024,
                BStride = 1024,
                CStride = 1024,
            };
            Check<float>(random, shape, MatrixProduct.Multiply);
            Check<double>(random, shape, MatrixProduct.Multiply);
        }
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 300, 41)]
    [InlineData(1, 20, 2000)]
    [InlineData(1, 2100, 300)]
    [InlineData(300, 1, 70)]
    [InlineData(3, 1, 133)]
    [InlineData(2000, 1, 400)]
    public void Products_with_a_single_row_or_column_are_right(int m, int n, int k)
    {
        var random = new Random(8);
        for (int round = 0; round < 16; round++)
        {
            ProductShape shape = ProductCase<float>.RandomShape(random, m, n, k, round < 8 ? 0 : 2);
            Check<float>(random, shape, MatrixProduct.Multiply);
            Check<double>(random, shape, MatrixProduct.Multiply);
        }
    }

    [Fact]
    public void A_tile_sums_the_products_of_several_blocks()
    {
        var random = new Random(9);
        float[] a = Enumerable.Range(0, 200).Select(_ => (float)random.Next(-8, 9)).ToArray();
        float[] b = Enumerable.Range(0, 400).Select(_ => (float)random.Next(-8, 9)).ToArray();
        var c = new float[3 * 8];
        nint* offsets = stackalloc nint[] { 0, 20, 7, 160, 8, 64 };
        TileProduct call = default;
        call.Blocks = 3;
        call.AOffsets = offsets;
        call.BOffsets = offsets + 3;
        call.Depth = 5;
        call.ARow = 6;
        call.AStep = 2;
        call.BStep = 11;
        call.CStride = 8;
        call.Tail = SingleTiles128.Lanes;
        fixed (float* pa = a)
        fixed (float* pb = b)
        fixed (float* pc = c)
        {
            SingleTiles128.Tile(3, 2)(&call, pa, pb, pc);
            for (int i = 0; i < c.Length; i++)
            {
                float sum = 0;
                for (int term = 0; term < 15; term++)
                {
                    nint p = term % 5;
                    sum += pa[offsets[term / 5] + (i / 8 * 6) + (p * 2)] * pb[offsets[3 + (term / 5)] + (p * 11) + (i % 8)];
                }

                Assert.Equal(sum, c[i]);
            }
        }
    }

    [Theory]
    [InlineData(0, 5, 5)]
    [InlineData(5, 0, 5)]
    [InlineData(0, 0, 0)]
    public void Nothing_is_written_where_C_is_empty(int m, int n, int k)
    {
        var shape = new ProductShape(m, n, k);
        LeavesWhatStandsThere(shape, 7f);
        LeavesWhatStandsThere(shape, 7);
        LeavesWhatStandsThere(shape, (Half)7);
    }

    private static void LeavesWhatStandsThere<T>(ProductShape shape, T there)
        where T : unmanaged, INumber<T>
    {
        T c = there;
        MatrixProduct.Multiply(shape, null, null, &c);
        Assert.Equal(there, c);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_empty_inner_size_gives_zeros_and_adds_nothing(bool accumulate)
    {
        var random = new Random(5);
        var shape = new ProductShape(3, 5, 0) { AStride = 1, BStride = 5, CStride = 7, Accumulate = accumulate };
        Check<float>(random, shape, MatrixProduct.Multiply);
        Check<long>(random, shape, MatrixProduct.Multiply);
        Check<Complex>(random, shape, MatrixProduct.Multiply);
    }

    [Fact]
    public void Sums_of_reals_stay_within_the_bound_of_recursive_summation()
    {
        var random = new Random(6);
        var shape = new ProductShape(45, 70, 1000) { TransposeB = true };
        using var matrices = new ProductCase<float>(random, shape, source => (float)((source.NextDouble() * 2) - 1));
        MatrixProduct.Multiply(shape, matrices.A.Data, matrices.B.Data, matrices.C.Data);
        for (nint row = 0; row < shape.M; row++)
        {
            for (nint column = 0; column < shape.N; column++)
            {
                double exact = 0;
                double magnitude = 0;
                for (nint p = 0; p < shape.K; p++)
                {
                    double term = (double)matrices.A.Data[shape.AIndex(row, p)] * matrices.B.Data[shape.BIndex(p, column)];
                    exact += term;
                    magnitude += Math.Abs(term);
                }

                double bound = shape.K * Math.ScaleB(1, -24) * magnitude;
                Assert.InRange(matrices.C.Data[shape.CIndex(row, column)], exact - bound, exact + bound);
            }
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_value_that_is_not_finite_reaches_its_row_alone(float value)
    {
        foreach (bool transposeB in new[] { false, true })
        {
            var shape = new ProductShape(5, 37, 19) { TransposeB = transposeB };
            using var matrices = new ProductCase<float>(new Random(7), shape, _ => 1);
            matrices.A.Data[shape.AIndex(2, 3)] = value;
            MatrixProduct.Multiply(shape, matrices.A.Data, matrices.B.Data, matrices.C.Data);
            for (nint i = 0; i < 5 * 37; i++)
            {
                Assert.Equal(i / 37 == 2 ? value : 19, matrices.C.Data[i]);
            }
        }
    }

    private static void Tiled<T, TTiles>(in ProductShape shape, T* a, T* b, T* c)
        where T : unmanaged, INumberBase<T>
        where TTiles : struct, ITileFamily<T> => TiledProduct<T, TTiles>.Run(shape, a, b, c, default);

    private static void CheckFamily(string family, Random random, int m, int n, int k)
    {
        ProductShape shape = ProductCase<float>.RandomShape(random, m, n, k, 3);
        if (family.EndsWith("512", StringComparison.Ordinal) && !Vector512.IsHardwareAccelerated)
        {
            return;
        }

        switch (family)
        {
            case "Single512": Check<float>(random, shape, Tiled<float, SingleTiles512>); break;
            case "Single256": Check<float>(random, shape, Tiled<float, SingleTiles256>); break;
            case "Single128": Check<float>(random, shape, Tiled<float, SingleTiles128>); break;
            case "SingleRows": Check<float>(random, shape, RowProduct<float>.Run); break;
            case "Double512": Check<double>(random, shape, Tiled<double, DoubleTiles512>); break;
            case "Double256": Check<double>(random, shape, Tiled<double, DoubleTiles256>); break;
            case "Double128": Check<double>(random, shape, Tiled<double, DoubleTiles128>); break;
            case "DoubleRows": Check<double>(random, shape, RowProduct<double>.Run); break;
            default: throw new ArgumentException(family, nameof(family));
        }
    }

    private static void Check<T>(Random random, ProductShape shape, Product<T> product)
        where T : unmanaged, INumberBase<T>
    {
        using var matrices = new ProductCase<T>(random, shape, source => T.CreateChecked(source.Next(-8, 9)));
        product(shape, matrices.A.Data, matrices.B.Data, matrices.C.Data);
        matrices.AssertProduct(sum => T.CreateChecked(sum.Real));
    }
}
