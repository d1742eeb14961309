using RawOpsNet.Models;

namespace RawOpsNet.Tests.Training.Layers;

public sealed class ShapingLayerTests
{
    private static readonly Tensor Image = RawOps.Reshape(Tensor.Arange(1, 13, dtype: DType.Float32), new[] { 1, 3, 4, 1 });

    [Fact]
    public void Reshape_finds_the_dim_that_is_left()
    {
        Assert.Equal([2, 4, 3], new Reshape([-1, 3]).Invoke(Tensor.Zeros([2, 12])).Shape);
        Assert.Equal([0, 4, 3], new Reshape([4, 3]).Invoke(Tensor.Zeros([0, 12])).Shape);
        Assert.Equal([2, 1], new Reshape([1]).Invoke(Tensor.Zeros([2])).Shape);
        LayerAssert.Refuses("reshape", "12 elements", () => new Reshape([5, -1]).Invoke(Tensor.Zeros([2, 12])));
        LayerAssert.Refuses("reshape", "[-1, -1]", () => new Reshape([-1, -1]));
    }

    [Fact]
    public void Permute_orders_the_dims_of_samples()
    {
        Tensor x = Tensor.RandomNormal([2, 3, 4], seed: 1);
        Assert.Equal(RawOps.Transpose(x, new[] { 0, 2, 1 }).ToArray<float>(), new Permute([2, 1]).Invoke(x).ToArray<float>());
        LayerAssert.Refuses("permute", "[2, 2]", () => new Permute([2, 2]));
        LayerAssert.Refuses("permute", "[2, 3]", () => new Permute([2, 1]).Invoke(Tensor.Zeros([2, 3])));
    }

    [Fact]
    public void Margins_are_added_and_cut_in_both_formats()
    {
        Tensor padded = new ZeroPadding2D([(1, 0), (2, 1)]).Invoke(Image);
        Assert.Equal([1, 4, 7, 1], padded.Shape);
        Assert.Equal([0f, 0, 1, 2, 3, 4, 0], padded[0, 1, .., 0].ToArray<float>());
        Assert.Equal(Image.ToArray<float>(), new Cropping2D([(1, 0), (2, 1)]).Invoke(padded).ToArray<float>());
        Tensor first = RawOps.Transpose(Image, new[] { 0, 3, 1, 2 });
        Assert.Equal(
            padded.ToArray<float>(), new ZeroPadding2D([(1, 0), (2, 1)], DataFormat.ChannelsFirst).Invoke(first).ToArray<float>());
        Assert.Equal([1, 5, 1], new ZeroPadding1D((0, 2)).Invoke(Tensor.Zeros([1, 3, 1])).Shape);
        Assert.Equal([1, 1, 1], new Cropping1D(1).Invoke(Tensor.Zeros([1, 3, 1])).Shape);
        Assert.Equal([1, 4, 5, 6, 2], new ZeroPadding3D(1).Invoke(Tensor.Zeros([1, 2, 3, 4, 2])).Shape);
        Assert.Equal([1, 2, 3, 4, 2], new Cropping3D(1).Invoke(Tensor.Zeros([1, 4, 5, 6, 2])).Shape);
        LayerAssert.Refuses("cropping2d", "(2, 2)", () => new Cropping2D(2).Invoke(Image));
        LayerAssert.Refuses("zero_padding2d", "(-1, 0)", () => new ZeroPadding2D([(-1, 0), (0, 0)]));
        LayerAssert.Refuses("zero_padding2d", "1 pairs", () => new ZeroPadding2D([(1, 0)]));
        LayerAssert.Refuses("zero_padding2d", "[1, 3]", () => new ZeroPadding2D(1).Invoke(Tensor.Zeros([1, 3])));
    }

    [Fact]
    public void Upsampling_repeats_pixels()
    {
        Tensor up = new UpSampling2D([2, 3]).Invoke(Image);
        Assert.Equal([1, 6, 12, 1], up.Shape);
        Assert.Equal([1f, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4], up[0, 1, .., 0].ToArray<float>());
        Assert.Equal([5f, 5, 5, 6, 6, 6, 7, 7, 7, 8, 8, 8], up[0, 2, .., 0].ToArray<float>());
        Tensor first = RawOps.Transpose(Image, new[] { 0, 3, 1, 2 });
        Assert.Equal(up.ToArray<float>(), new UpSampling2D([2, 3], DataFormat.ChannelsFirst).Invoke(first).ToArray<float>());
        Assert.Equal([1, 6, 1], new UpSampling1D().Invoke(Tensor.Zeros([1, 3, 1])).Shape);
        Assert.Equal([1, 4, 6, 8, 2], new UpSampling3D().Invoke(Tensor.Zeros([1, 2, 3, 4, 2])).Shape);
        LayerAssert.Refuses("up_sampling2d", "[0]", () => new UpSampling2D([0]));
    }

    // tf.image.resize puts pixels at half: a new pixel lies 1/4 or 3/4 between two, and at the borders on one.
    [Fact]
    public void Upsampling_interpolates_between_pixels()
    {
        Tensor up = new UpSampling2D([1, 2], interpolation: "bilinear").Invoke(Image);
        Assert.Equal([1, 3, 8, 1], up.Shape);
        Assert.Equal([1f, 1.25f, 1.75f, 2.25f, 2.75f, 3.25f, 3.75f, 4], up[0, 0, .., 0].ToArray<float>());
        Tensor down = new UpSampling2D([2, 1], interpolation: "bilinear").Invoke(Image);
        Assert.Equal([1f, 2, 4, 6, 8, 9], down[0, .., 0, 0].ToArray<float>());
        Tensor first = RawOps.Transpose(Image, new[] { 0, 3, 1, 2 });
        Assert.Equal(
            up.ToArray<float>(), new UpSampling2D([1, 2], DataFormat.ChannelsFirst, "bilinear").Invoke(first).ToArray<float>());

        using GradientTape tape = new();
        tape.Watch(Image);
        Tensor gradient = tape.Gradient(new UpSampling2D([1, 2], interpolation: "bilinear").Invoke(Image), Image)!.Dense();
        Assert.Equal(Enumerable.Repeat(2f, 12), gradient.ToArray<float>());
        LayerAssert.Refuses("up_sampling2d", "'cubic'", () => new UpSampling2D(interpolation: "cubic"));
    }

    [Fact]
    public void A_vector_is_repeated()
    {
        Assert.Equal([1f, 2, 1, 2, 1, 2], new RepeatVector(3).Invoke(new[,] { { 1f, 2f } }).ToArray<float>());
        LayerAssert.Refuses("repeat_vector", "0", () => new RepeatVector(0));
    }

    [Fact]
    public void Global_pooling_takes_one_number_of_each_channel()
    {
        Assert.Equal([6.5f], new GlobalAveragePooling2D().Invoke(Image).ToArray<float>());
        Assert.Equal([12f], new GlobalMaxPooling2D().Invoke(Image).ToArray<float>());
        Assert.Equal([1, 1, 1, 1], new GlobalMaxPooling2D(keepDims: true).Invoke(Image).Shape);
        Assert.Equal([2, 5], new GlobalAveragePooling1D().Invoke(Tensor.Zeros([2, 3, 5])).Shape);
        Assert.Equal([2, 3], new GlobalMaxPooling1D(DataFormat.ChannelsFirst).Invoke(Tensor.Zeros([2, 3, 5])).Shape);
        Assert.Equal([2, 7], new GlobalAveragePooling3D().Invoke(Tensor.Zeros([2, 3, 4, 5, 7])).Shape);
        Assert.Equal([2, 7], new GlobalMaxPooling3D().Invoke(Tensor.Zeros([2, 3, 4, 5, 7])).Shape);
        LayerAssert.Refuses("global_max_pooling2d", "[2, 3]", () => new GlobalMaxPooling2D().Invoke(Tensor.Zeros([2, 3])));
    }
}
