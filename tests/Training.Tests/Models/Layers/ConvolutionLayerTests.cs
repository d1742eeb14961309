using RawOpsNet.Models;

namespace RawOpsNet.Tests.Training.Layers;

public sealed class ConvolutionLayerTests
{
    private static readonly int[] ToFront = [0, 3, 1, 2];
    private static readonly Tensor Images = Tensor.RandomNormal([2, 7, 6, 4], seed: 1);

    public static TheoryData<Func<DataFormat, Layer>> Formats() =>
    [
        format => new Conv2D(6, [3, 2], [2, 1], PaddingKind.Same, format, groups: 2),
        format => new DepthwiseConv2D([3], [2], PaddingKind.Same, 2, format),
        format => new SeparableConv2D(5, [3], dilationRate: [2], dataFormat: format),
        format => new Conv2DTranspose(3, [3], [2], PaddingKind.Same, dataFormat: format),
        format => new MaxPooling2D([2, 3], [2], PaddingKind.Same, format),
        format => new AveragePooling2D([2, 3], [2], PaddingKind.Same, format),
    ];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Channels_in_front_give_what_channels_behind_give(Func<DataFormat, Layer> make)
    {
        Layer behind = make(DataFormat.ChannelsLast);
        Layer front = make(DataFormat.ChannelsFirst);
        Tensor input = RawOps.Transpose(Images, ToFront);
        Tensor expected = RawOps.Transpose(behind.Invoke(Images), ToFront);
        front.EnsureBuilt(input.Shape);
        front.SetWeights(behind.GetWeights());
        LayerAssert.Close(expected, front.Invoke(input));
    }

    [Fact]
    public void A_convolution_of_one_pixel_is_a_dense_layer()
    {
        Conv2D convolution = new(5, [1], activation: "tanh");
        Dense dense = new(5, "tanh");
        Tensor expected = dense.Invoke(Images);
        convolution.EnsureBuilt(Images.Shape);
        convolution.SetWeights([RawOps.Reshape(dense.Kernel!, new[] { 1, 1, 4, 5 }), dense.Bias!.Read()]);
        LayerAssert.Close(expected, convolution.Invoke(Images));
    }

    [Fact]
    public void A_causal_convolution_sees_nothing_that_comes_later()
    {
        Conv1D layer = new(3, 3, padding: PaddingKind.Causal, dilationRate: 2);
        Tensor signal = Images[.., 0];
        Tensor before = layer.Invoke(signal);
        Tensor after = layer.Invoke(RawOps.ConcatV2([signal[.., ..4], Tensor.Zeros([2, 2, 4])], 1));
        Assert.Equal([2, 6, 3], before.Shape);
        Assert.Equal(before[.., ..4].ToArray<float>(), after[.., ..4].ToArray<float>());
        Assert.NotEqual(before[.., 4].ToArray<float>(), after[.., 4].ToArray<float>());
    }

    [Fact]
    public void A_sequence_is_pooled_and_convolved_as_an_image_of_one_row()
    {
        Tensor signal = Images[.., 0];
        Tensor row = RawOps.ExpandDims(signal, 1);
        LayerAssert.Close(new MaxPooling2D([1, 2]).Invoke(row)[.., 0], new MaxPooling1D().Invoke(signal));
        LayerAssert.Close(
            new AveragePooling2D([1, 3], [1, 2], PaddingKind.Same).Invoke(row)[.., 0],
            new AveragePooling1D(3, 2, PaddingKind.Same).Invoke(signal));
        Tensor front = RawOps.Transpose(signal, new[] { 0, 2, 1 });
        Assert.Equal([2, 4, 3], new MaxPooling1D(dataFormat: DataFormat.ChannelsFirst).Invoke(front).Shape);
    }

    [Fact]
    public void Volumes_are_convolved_and_pooled()
    {
        Tensor volumes = Tensor.RandomNormal([1, 4, 5, 6, 2], seed: 2);
        Assert.Equal([1, 2, 3, 3, 7], new Conv3D(7, [3], [2], PaddingKind.Same).Invoke(volumes).Shape);
        Tensor flat = RawOps.Reshape(volumes, new[] { 4, 5, 6, 2 });
        LayerAssert.Close(
            RawOps.Reshape(new MaxPooling2D().Invoke(flat), new[] { 1, 4, 2, 3, 2 }), new MaxPooling3D([1, 2, 2]).Invoke(volumes));
        LayerAssert.Close(
            RawOps.Reshape(new AveragePooling2D().Invoke(flat), new[] { 1, 4, 2, 3, 2 }),
            new AveragePooling3D([1, 2, 2]).Invoke(volumes));
    }

    [Theory]
    [InlineData(3, 2, PaddingKind.Valid, null, 15, 13)]
    [InlineData(3, 2, PaddingKind.Same, null, 14, 12)]
    [InlineData(2, 3, PaddingKind.Valid, null, 21, 18)]
    [InlineData(3, 2, PaddingKind.Same, 1, 14, 12)]
    [InlineData(3, 2, PaddingKind.Same, 0, 13, 11)]
    [InlineData(3, 2, PaddingKind.Valid, 1, 16, 14)]
    public void A_transposed_convolution_enlarges(int kernel, int stride, PaddingKind padding, int? more, long height, long width)
    {
        Conv2DTranspose layer = new(3, [kernel], [stride], padding, more is { } some ? [some] : null);
        Assert.Equal([2, height, width, 3], layer.Invoke(Images).Shape);
    }

    [Fact]
    public void A_small_network_of_images_learns()
    {
        RandomSeed.Set(3);
        Sequential model = new(
            [new Conv2D(4, [3], activation: "relu"), new BatchNormalization(), new MaxPooling2D(), new Flatten(), new Dense(2)]);
        model.Compile(new Optimizers.Adam(0.01), new SparseCategoricalCrossentropy(fromLogits: true), ["accuracy"]);
        Tensor images = Tensor.RandomNormal([64, 8, 8, 1], seed: 4);
        Tensor left = RawOps.Sum(images[.., .., ..4], new[] { 1, 2, 3 });
        Tensor labels = RawOps.Cast(RawOps.Greater(left, 0f), dstT: DType.Int32);
        History history = model.Fit(images, labels, batchSize: 16, epochs: 25, verbosity: Verbosity.Silent);
        Assert.True(history["accuracy"][^1] > 0.95, $"accuracy {history["accuracy"][^1]}");
    }

    [Fact]
    public void Options_that_do_not_fit_are_refused_by_name()
    {
        LayerAssert.Refuses("conv2d", "filters is 0", () => new Conv2D(0, [3]));
        LayerAssert.Refuses("conv2d", "groups is 2", () => new Conv2D(3, [3], groups: 2));
        LayerAssert.Refuses("conv2d", "[3, 0]", () => new Conv2D(3, [3, 0]));
        LayerAssert.Refuses("conv2d", "3 numbers", () => new Conv2D(3, [3, 3, 3]));
        LayerAssert.Refuses("conv2d", "Causal", () => new Conv2D(3, [3], padding: PaddingKind.Causal));
        LayerAssert.Refuses("conv2d", "dilationRate [2, 2]", () => new Conv2D(3, [3], [2], dilationRate: [2]));
        LayerAssert.Refuses("conv2d", "4 channels", () => new Conv2D(3, [3], groups: 3).Invoke(Images));
        LayerAssert.Refuses("depthwise_conv2d", "[1, 2]", () => new DepthwiseConv2D([3], [1, 2]));
        LayerAssert.Refuses("depthwise_conv2d", "depthMultiplier is 0", () => new DepthwiseConv2D([3], depthMultiplier: 0));
        LayerAssert.Refuses("conv2d_transpose", "outputPadding is [2]", () => new Conv2DTranspose(1, [3], [2], outputPadding: [2]));
        LayerAssert.Refuses("max_pooling2d", "Causal", () => new MaxPooling2D(padding: PaddingKind.Causal));
        LayerAssert.Refuses("conv2d", "[2, 7, 6]", () => new Conv2D(3, [3]).Invoke(Images[.., .., .., 0]));
        Conv2D built = new(3, [3]);
        built.Invoke(Images);
        LayerAssert.Refuses("conv2d", "4 channels", () => built.Invoke(Tensor.Zeros([1, 7, 6, 3])));
        Assert.ThrowsAny<OpException>(() => new Conv2D(3, [9]).Invoke(Images));
    }
}
