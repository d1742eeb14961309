using System.Numerics;
using RawOpsNet.Kernels;

namespace RawOpsNet.Tests.Runtime;

public sealed unsafe class ElementTypeProductTests
{
    private static readonly (int M, int N, int K)[] Sizes =
        [(1, 1, 1), (3, 5, 7), (4, 33, 2), (17, 20, 31), (2, 300, 9), (240, 18, 5), (9, 9, 1100), (60, 270, 130)];

    [Fact]
    public void Integers_wrap()
    {
        CheckIntegers<sbyte>();
        CheckIntegers<byte>();
        CheckIntegers<short>();
        CheckIntegers<ushort>();
        CheckIntegers<int>();
        CheckIntegers<uint>();
        CheckIntegers<long>();
        CheckIntegers<ulong>();
    }

    [Fact]
    public void Half_is_summed_in_float_and_rounded_once() =>
        CheckShapes(source => (Half)source.Next(-8, 9), sum => (Half)(float)sum.Real);

    [Fact]
    public void BFloat16_is_summed_in_float_and_rounded_once() =>
        CheckShapes(source => (BFloat16)(float)source.Next(-8, 9), sum => (BFloat16)(float)sum.Real);

    [Fact]
    public void A_sum_past_the_largest_half_is_infinite()
    {
        var shape = new ProductShape(1, 1, 100);
        using var matrices = new ProductCase<Half>(new Random(1), shape, _ => (Half)256);
        MatrixProduct.Multiply(shape, matrices.A.Data, matrices.B.Data, matrices.C.Data);
        Assert.Equal(Half.PositiveInfinity, *matrices.C.Data);
    }

    [Fact]
    public void Complex_numbers_are_multiplied_and_conjugated()
    {
        CheckShapes(source => new Complex64(source.Next(-8, 9), source.Next(-8, 9)), sum => (Complex64)sum);
        CheckShapes(source => new Complex(source.Next(-8, 9), source.Next(-8, 9)), sum => sum);
    }

    private static void CheckShapes<T>(Func<Random, T> next, Func<Complex, T> round)
        where T : unmanaged, INumberBase<T>
    {
        var random = new Random(2);
        foreach ((int m, int n, int k) in Sizes)
        {
            for (int round4 = 0; round4 < 4; round4++)
            {
                ProductShape shape = ProductCase<T>.RandomShape(random, m, n, k, 3) with
                {
                    ConjugateA = (round4 & 1) != 0,
                    ConjugateB = (round4 & 2) != 0,
                };
                using var matrices = new ProductCase<T>(random, shape, next);
                MatrixProduct.Multiply(shape, matrices.A.Data, matrices.B.Data, matrices.C.Data);
                matrices.AssertProduct(round);
            }
        }
    }

    private static void CheckIntegers<T>()
        where T : unmanaged, IBinaryInteger<T> =>
        CheckShapes(source => T.CreateTruncating(source.Next(256)), sum => T.CreateTruncating((long)sum.Real));
}
