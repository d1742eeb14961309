namespace RawOpsNet.Compare;

/// <summary>Convolves square images by 3 × 3 windows that keep their size, or computes a gradient of that.</summary>
internal sealed class ConvolutionWork(int samples, int side, int channels, int filters, string pass) : Work
{
    private static readonly long[] Strides = [1, 1, 1, 1];

    /// <inheritdoc/>
    public override string Name => $"conv-{samples}x{side}x{side}x{channels}x{filters}-{pass}";

    /// <inheritdoc/>
    public override Action Prepare()
    {
        Tensor x = Numbers(1, samples, side, side, channels);
        Tensor filter = Numbers(2, 3, 3, channels, filters);
        Tensor dy = Numbers(3, samples, side, side, filters);
        Tensor imageSizes = new[] { samples, side, side, channels };
        Tensor filterSizes = new[] { 3, 3, channels, filters };
        return pass switch
        {
            "fwd" => () => RawOps.Conv2D(x, filter, Strides, ConvolutionPadding.SAME).Dispose(),
            "dx" => () => RawOps.Conv2DBackpropInput(imageSizes, filter, dy, Strides, ConvolutionPadding.SAME).Dispose(),
            _ => () => RawOps.Conv2DBackpropFilter(x, filterSizes, dy, Strides, ConvolutionPadding.SAME).Dispose(),
        };
    }
}
