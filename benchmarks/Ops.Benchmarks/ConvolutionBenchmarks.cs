using BenchmarkDotNet.Attributes;

namespace RawOpsNet.Benchmarks;

/// <summary>
/// Convolves images, channels last, by filters of 3 by 3, and differentiates that, on one thread. The goal is 0.9 of oneDNN from
/// 32 channels on: for the first 1.8 ms a pass, for the second 31, 34 and 38 ms, on the machine of docs/performance.
/// </summary>
public class ConvolutionBenchmarks
{
    private static readonly long[] Strides = [1, 1, 1, 1];

    private Tensor _images = null!;
    private Tensor _filter = null!;
    private Tensor _gradient = null!;
    private Tensor _imageSizes = null!;
    private Tensor _filterSizes = null!;

    /// <summary>Gets or sets images, height and width, channels, and filters.</summary>
    [Params("64x14x32x64", "32x56x64x64", "8x28x128x128", "64x28x1x32")]
    public string Shape { get; set; } = "64x14x32x64";

    /// <summary>Makes the images and filters.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Threads.Count = 1;
        int[] sizes = Array.ConvertAll(Shape.Split('x'), int.Parse);
        _images = Operands.Make([sizes[0], sizes[1], sizes[1], sizes[2]], 1);
        _filter = Operands.Make([3, 3, sizes[2], sizes[3]], 2);
        _gradient = Operands.Make([sizes[0], sizes[1], sizes[1], sizes[3]], 3);
        _imageSizes = RawOps.Shape(_images);
        _filterSizes = RawOps.Shape(_filter);
    }

    /// <summary>Convolves.</summary>
    [Benchmark]
    public void Forward() => RawOps.Conv2D(_images, _filter, Strides, ConvolutionPadding.SAME).Dispose();

    /// <summary>Computes the gradient of the images.</summary>
    [Benchmark]
    public void ImageGradient() =>
        RawOps.Conv2DBackpropInput(_imageSizes, _filter, _gradient, Strides, ConvolutionPadding.SAME).Dispose();

    /// <summary>Computes the gradient of the filter.</summary>
    [Benchmark]
    public void FilterGradient() =>
        RawOps.Conv2DBackpropFilter(_images, _filterSizes, _gradient, Strides, ConvolutionPadding.SAME).Dispose();
}
