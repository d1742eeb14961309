namespace RawOpsNet.Tests.Runtime.Kernels.Image;

/// <summary>Gradients of resizing, against central differences: both are linear, so that a step of 1 is exact but for rounding.</summary>
public class ResizeTests
{
    public static TheoryData<int, int, int, int, int, bool, bool> Sizes() => new()
    {
        { 3, 5, 6, 10, 1, false, false },
        { 3, 5, 6, 10, 3, false, true },
        { 4, 3, 7, 8, 2, true, false },
        { 6, 7, 3, 4, 17, false, true },
        { 5, 6, 2, 3, 2, true, false },
        { 1, 4, 3, 1, 5, true, false },
        { 2, 2, 5, 9, 33, false, false },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_gradient_of_bilinear_resizing_agrees_with_central_differences(
        int height, int width, int newHeight, int newWidth, int channels, bool aligns, bool isCentered)
    {
        Tensor images = Numbers([2, height, width, channels], 1);
        Tensor weights = RawOps.Cast(Numbers([2, newHeight, newWidth, channels], 2), DType.Float32);
        Tensor Resized(Tensor x) => RawOps.ResizeBilinear(x, new[] { newHeight, newWidth }, aligns, isCentered);

        using GradientTape tape = new();
        tape.Watch(images);
        Tensor actual = tape.Gradient(RawOps.Mul(Resized(images), weights), images)!.Dense();

        Assert.Equal(DType.Float64, actual.DType);
        Close(Differences(images, x => Weighted(Resized(x), weights)), actual);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_gradient_of_that_gradient_agrees_with_central_differences(
        int height, int width, int newHeight, int newWidth, int channels, bool aligns, bool isCentered)
    {
        Tensor images = Numbers([2, height, width, channels], 1);
        Tensor weights = Numbers([2, height, width, channels], 3);
        Tensor grads = RawOps.Cast(Numbers([2, newHeight, newWidth, channels], 2), DType.Float32);

        using GradientTape tape = new();
        tape.Watch(grads);
        Tensor shares = RawOps.ResizeBilinearGrad(grads, images, aligns, isCentered);
        Tensor actual = tape.Gradient(RawOps.Mul(shares, weights), grads)!.Dense();

        Close(
            Differences(
                RawOps.Cast(grads, DType.Float64),
                x => Weighted(
                    RawOps.ResizeBilinearGrad(RawOps.Cast(x, DType.Float32), images, aligns, isCentered), weights)),
            actual);
    }

    [Fact]
    public void The_number_of_threads_does_not_show()
    {
        Tensor images = RawOps.Cast(Numbers([5, 40, 30, 9], 1), DType.Float32);
        Tensor grads = RawOps.Cast(Numbers([5, 80, 90, 9], 2), DType.Float32);
        float[] With(int threads)
        {
            using ThreadLimit limit = Threads.Limit(threads);
            Tensor[] all =
            [
                RawOps.ResizeBilinear(images, new[] { 80, 90 }, halfPixelCenters: true),
                RawOps.ResizeBilinearGrad(grads, images, halfPixelCenters: true),
                RawOps.ResizeNearestNeighborGrad(grads, new[] { 40, 30 }),
            ];
            return [.. all.SelectMany(tensor => tensor.ToArray<float>())];
        }

        float[] alone = With(1);

        Assert.Equal(alone, With(2));
        Assert.Equal(alone, With(8));
    }

    private static double Weighted(Tensor output, Tensor weights) =>
        output.DType == DType.Float64
            ? output.ToArray<double>().Zip(weights.ToArray<double>(), (x, y) => x * y).Sum()
            : output.ToArray<float>().Zip(weights.ToArray<float>(), (x, y) => (double)x * y).Sum();

    private static double[] Differences(Tensor at, Func<Tensor, double> function)
    {
        double[] numbers = at.ToArray<double>();
        return [.. numbers.Select((number, i) => (Moved(i, number + 1) - Moved(i, number - 1)) / 2)];
        double Moved(int i, double to)
        {
            double[] moved = [.. numbers];
            moved[i] = to;
            return function(Tensor.From(moved, at.Shape.ToArray()));
        }
    }

    private static void Close(double[] expected, Tensor actual)
    {
        double[] numbers = RawOps.Cast(actual, DType.Float64).ToArray<double>();
        Assert.Equal(expected.Length, numbers.Length);
        Assert.All(expected.Zip(numbers), pair => Assert.Equal(pair.First, pair.Second, 2e-5 * (1 + Math.Abs(pair.First))));
    }

    private static Tensor Numbers(long[] shape, int seed)
    {
        Random random = new(seed);
        double[] numbers = new double[shape.Aggregate(1L, (product, dim) => product * dim)];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = (random.NextDouble() * 2) - 1;
        }

        return Tensor.From(numbers, shape);
    }
}
