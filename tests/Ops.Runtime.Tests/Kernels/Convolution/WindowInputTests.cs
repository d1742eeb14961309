namespace RawOpsNet.Tests.Runtime.Kernels.Convolution;

/// <summary>Malformed calls of convolution, pooling and their neighbours, of the kinds that crashed TensorFlow.</summary>
public class WindowInputTests
{
    private static readonly long[] Ones = [1, 1, 1, 1];
    private static readonly long[] Halves = [1, 2, 2, 1];

    private static readonly Dictionary<string, Func<object>> Calls = new(StringComparer.Ordinal)
    {
        ["a filter of no channels"] =
            () => RawOps.Conv2D(Images(1, 4, 4, 2), Tensor.Zeros([3, 3, 0, 2]), Ones, ConvolutionPadding.SAME),
        ["images of no channels"] =
            () => RawOps.Conv2D(Images(1, 4, 4, 0), Tensor.Zeros([3, 3, 1, 2]), Ones, ConvolutionPadding.SAME),
        ["a filter of no height"] =
            () => RawOps.Conv2D(Images(1, 4, 4, 2), Tensor.Zeros([0, 3, 2, 2]), Ones, ConvolutionPadding.SAME),
        ["strides for three dims"] =
            () => RawOps.Conv2D(Images(1, 4, 4, 2), Tensor.Zeros([3, 3, 2, 2]), [1, 1, 1], ConvolutionPadding.SAME),
        ["a dilation of 0"] = () => RawOps.Conv2D(
            Images(1, 4, 4, 2), Tensor.Zeros([3, 3, 2, 2]), Ones, ConvolutionPadding.SAME, dilations: [1, 0, 1, 1]),
        ["a negative padding"] = () => RawOps.Conv2D(
            Images(1, 4, 4, 2), Tensor.Zeros([3, 3, 2, 2]), Ones, ConvolutionPadding.EXPLICIT,
            explicitPaddings: [0, 0, -1, 0, 0, 0, 0, 0]),
        ["a padding of the batch"] = () => RawOps.Conv2D(
            Images(1, 4, 4, 2), Tensor.Zeros([3, 3, 2, 2]), Ones, ConvolutionPadding.EXPLICIT,
            explicitPaddings: [1, 0, 0, 0, 0, 0, 0, 0]),
        ["a padding that no memory holds"] = () => RawOps.Conv2D(
            Images(1, 4, 4, 2), Tensor.Zeros([3, 3, 2, 2]), [1, 1, int.MaxValue, 1], ConvolutionPadding.EXPLICIT,
            explicitPaddings: [0, 0, 0, 0, int.MaxValue, 0, 0, 0]),
        ["paddings without EXPLICIT"] = () => RawOps.Conv2D(
            Images(1, 4, 4, 2), Tensor.Zeros([3, 3, 2, 2]), Ones, ConvolutionPadding.SAME,
            explicitPaddings: [0, 0, 1, 1, 1, 1, 0, 0]),
        ["a negative size of the input"] = () => RawOps.Conv2DBackpropInput(
            new[] { 1, -4, 4, 2 }, Tensor.Zeros([3, 3, 2, 2]), Images(1, 4, 4, 2), Ones, ConvolutionPadding.SAME),
        ["sizes of another rank"] = () => RawOps.Conv2DBackpropInput(
            new[] { 1, 4, 2 }, Tensor.Zeros([3, 3, 2, 2]), Images(1, 4, 4, 2), Ones, ConvolutionPadding.SAME),
        ["a gradient of another batch"] = () => RawOps.Conv2DBackpropFilter(
            Images(2, 4, 4, 2), new[] { 3, 3, 2, 2 }, Images(1, 4, 4, 2), Ones, ConvolutionPadding.SAME),
        ["a gradient without elements"] = () => RawOps.DepthwiseConv2dNativeBackpropInput(
            new[] { 1, 4, 4, 2 }, Tensor.Zeros([3, 3, 2, 1]), Images(1, 0, 4, 2), Ones, ConvolutionPadding.SAME),
        ["filters for other channels"] = () => RawOps.DepthwiseConv2dNativeBackpropFilter(
            Images(1, 4, 4, 2), new[] { 3, 3, 3, 1 }, Images(1, 4, 4, 3), Ones, ConvolutionPadding.SAME),
        ["a window of 0"] = () => RawOps.AvgPool(Images(1, 4, 4, 2), [1, 0, 1, 1], Ones, WindowPadding.VALID),
        ["a window over the batch"] = () => RawOps.AvgPool(Images(2, 4, 4, 2), [2, 1, 1, 1], Ones, WindowPadding.VALID),
        ["a padding as large as the window"] = () => RawOps.MaxPool(
            Images(1, 4, 4, 2), Halves, Halves, ConvolutionPadding.EXPLICIT, explicitPaddings: [0, 0, 2, 0, 0, 0, 0, 0]),
        ["windows and groups of channels at once"] =
            () => RawOps.MaxPool(Images(1, 4, 4, 2), [1, 2, 2, 2], [1, 2, 2, 2], ConvolutionPadding.VALID),
        ["packs of four channels"] = () => RawOps.MaxPool(
            Images(1, 4, 4, 2), Halves, Halves, ConvolutionPadding.VALID, dataFormat: PackedImageFormat.NCHW_VECT_C),
        ["an output that pooling does not give"] = () => RawOps.MaxPoolGrad(
            Images(1, 4, 4, 2), Images(1, 1, 1, 2), Images(1, 1, 1, 2), Halves, Halves, ConvolutionPadding.VALID),
        ["a gradient that pooling does not give"] = () => RawOps.AvgPoolGrad(
            new[] { 1, 4, 4, 2 }, Images(1, 1, 2, 2), Halves, Halves, WindowPadding.VALID),
        ["a negative place"] = () => RawOps.MaxPoolGradWithArgmax(
            Images(1, 2, 2, 1), Images(1, 1, 1, 1), Tensor.From([-1L], [1, 1, 1, 1]), Halves, Halves, WindowPadding.VALID),
        ["saved numbers of other channels"] = () => RawOps.FusedBatchNormGradV3(
            Images(1, 2, 2, 3), Images(1, 2, 2, 3), Tensor.Zeros([3]), Tensor.Zeros([2]), Tensor.Zeros([3]),
            Array.Empty<float>()),
        ["means without channels"] = () => RawOps.FusedBatchNormV3(
            Images(1, 2, 2, 3), Tensor.Zeros([3]), Tensor.Zeros([3]), Array.Empty<float>(), Array.Empty<float>(),
            isTraining: false),
        ["images without pixels to resize"] = () => RawOps.ResizeBilinear(Images(1, 0, 2, 3), new[] { 2, 2 }),
        ["a gradient of other channels to resize"] =
            () => RawOps.ResizeBilinearGrad(Images(1, 2, 2, 3), Images(1, 4, 4, 2)),
        ["blocks larger than the batch"] =
            () => RawOps.BatchToSpaceND(Images(2, 2, 2, 1), new[] { 2, 2 }, Tensor.From([0, 0, 0, 0], [2, 2])),
        ["crops of more than there is"] =
            () => RawOps.BatchToSpaceND(Images(4, 2, 2, 1), new[] { 2, 2 }, Tensor.From([3, 3, 0, 0], [2, 2])),
        ["a block of more dims than the tensor"] =
            () => RawOps.SpaceToBatchND(Tensor.Zeros([4]), new[] { 2 }, Tensor.From([0, 0], [1, 2])),
        ["a reflection of nothing"] =
            () => RawOps.MirrorPad(Tensor.Zeros([0]), Tensor.From([1, 0], [1, 2]), MirrorMode.SYMMETRIC),
    };

    public static TheoryData<string> Kinds() => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_malformed_call_is_a_typed_error(string kind)
    {
        OpException error = Assert.ThrowsAny<OpException>(Calls[kind]);

        Assert.NotNull(error.Op);
        Assert.NotNull(error.Argument);
    }

    [Fact]
    public void A_window_may_be_far_larger_than_the_image()
    {
        Tensor images = Tensor.From([1f, 4f, 3f, 2f], [1, 2, 2, 1]);
        long[] window = [1, int.MaxValue, int.MaxValue, 1];

        Assert.Equal([4f, 4f, 4f, 4f], RawOps.MaxPool(images, window, Ones, ConvolutionPadding.SAME).ToArray<float>());
        Assert.Equal([2.5f, 2.5f, 2.5f, 2.5f], RawOps.AvgPool(images, window, Ones, WindowPadding.SAME).ToArray<float>());
    }

    private static Tensor Images(long batch, long height, long width, long channels) =>
        Tensor.Zeros([batch, height, width, channels]);
}
