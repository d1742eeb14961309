using RawOpsNet.Models;

namespace RawOpsNet.Tests.Training.Layers;

public sealed class NormalizationLayerTests
{
    private static readonly Tensor Samples = Tensor.RandomNormal([6, 4, 4, 4], mean: 3, stddev: 2, seed: 2);

    [Fact]
    public void Batch_normalization_trains_by_the_batch_and_predicts_by_moving_averages()
    {
        BatchNormalization layer = new(momentum: 0.5);
        AssertStandard(layer.Invoke(Samples, training: true), [0, 1, 2]);
        float[] mean = RawOps.Mean(Samples, new[] { 0, 1, 2 }).ToArray<float>();
        Assert.All(
            mean.Zip(layer.MovingMean!.Read().ToArray<float>()), pair => Assert.Equal(pair.First / 2, pair.Second, 1e-5f));
        for (int i = 0; i < 40; i++)
        {
            layer.Invoke(Samples, training: true);
        }

        AssertStandard(layer.Invoke(Samples), [0, 1, 2]);
        Assert.Equal(
            ["gamma", "beta", "moving_mean", "moving_variance"], layer.Weights.Select(weight => weight.Name.Split('/')[1]));
        Assert.Equal(2, layer.TrainableWeights.Count);
    }

    [Fact]
    public void A_frozen_batch_normalization_keeps_its_averages()
    {
        BatchNormalization layer = new();
        layer.EnsureBuilt(Samples.Shape);
        layer.Trainable = false;
        Tensor output = layer.Invoke(Samples, training: true);
        Assert.Equal(new float[4], layer.MovingMean!.Read().ToArray<float>());
        Assert.Equal(layer.Invoke(Samples).ToArray<float>(), output.ToArray<float>());
    }

    [Fact]
    public void Batch_normalization_of_channels_in_front_is_that_of_channels_behind()
    {
        int[] front = [0, 3, 1, 2];
        BatchNormalization behind = new();
        BatchNormalization before = new(axis: 1);
        Tensor expected = RawOps.Transpose(behind.Invoke(Samples, training: true), front);
        LayerAssert.Close(expected, before.Invoke(RawOps.Transpose(Samples, front), training: true));
        LayerAssert.Close(behind.MovingVariance!.Read(), before.MovingVariance!.Read());
    }

    [Fact]
    public void An_empty_batch_does_not_move_the_averages()
    {
        BatchNormalization layer = new();
        layer.Invoke(Tensor.Zeros([0, 3]), training: true);
        Assert.Equal([1f, 1, 1], layer.MovingVariance!.Read().ToArray<float>());
    }

    [Fact]
    public void Layer_normalization_makes_each_sample_standard_over_any_axes()
    {
        AssertStandard(new LayerNormalization(epsilon: 0).Invoke(Samples), [3]);
        AssertStandard(new LayerNormalization([1, 2, -1], epsilon: 0).Invoke(Samples), [1, 2, 3]);
        LayerNormalization layer = new([1], epsilon: 0);
        AssertStandard(layer.Invoke(Samples), [1]);
        Assert.Equal([4], layer.Gamma!.Shape);
        LayerAssert.Refuses("layer_normalization", "axis is 4", () => new LayerNormalization([4]).Invoke(Samples));
        LayerAssert.Refuses("layer_normalization", "[3, -1]", () => new LayerNormalization([3, -1]).Invoke(Samples));
    }

    [Fact]
    public void Group_normalization_makes_each_group_standard()
    {
        Tensor output = new GroupNormalization(2).Invoke(Samples);
        AssertStandard(output[TensorIndex.Ellipsis, ..2], [1, 2, 3]);
        AssertStandard(output[TensorIndex.Ellipsis, 2..], [1, 2, 3]);
        AssertStandard(new GroupNormalization(-1).Invoke(Samples), [1, 2]);
        AssertStandard(new GroupNormalization(1, axis: 1).Invoke(Samples), [1, 2, 3]);
        LayerAssert.Refuses("group_normalization", "groups is 3", () => new GroupNormalization(3).Invoke(Samples));
    }

    [Fact]
    public void Unit_normalization_gives_norm_one()
    {
        Tensor norms = RawOps.Sum(RawOps.Square(new UnitNormalization([1, 2]).Invoke(Samples)), new[] { 1, 2 });
        Assert.All(norms.ToArray<float>(), norm => Assert.Equal(1f, norm, 1e-5f));
    }

    [Fact]
    public void A_learnt_slope_may_be_shared()
    {
        PReLU layer = new(new Constant(0.5), sharedAxes: [1, 2]);
        Assert.Equal([-1f, 2], layer.Invoke(Tensor.From([-2f, 2f], [1, 1, 1, 2])).ToArray<float>());
        Assert.Equal([1, 1, 2], layer.Alpha!.Shape);
        LayerAssert.Refuses("p_re_lu", "[?, ?, 2]", () => new PReLU().Invoke(Input.Of([-1, 2])));
    }

    [Theory]
    [InlineData(null, 0, 0, new[] { 0f, 0, 0.5f, 7 })]
    [InlineData(6.0, 0, 0, new[] { 0f, 0, 0.5f, 6 })]
    [InlineData(2.0, 0.5, 1, new[] { -1.5f, -0.5f, -0.25f, 2 })]
    [InlineData(null, 0.1, 0, new[] { -0.2f, 0, 0.5f, 7 })]
    public void Relu_has_limit_slope_and_threshold(double? limit, double slope, double threshold, float[] expected) =>
        LayerAssert.Close(expected, new ReLU(limit, slope, threshold).Invoke(new[] { -2f, 0, 0.5f, 7 }));

    [Fact]
    public void Softmax_works_along_any_axis()
    {
        LayerAssert.Close(Tensor.Ones([6, 4, 4]), RawOps.Sum(new Softmax(1).Invoke(Samples), 1));
        LayerAssert.Refuses("softmax", "axis is -5", () => new Softmax(-5).Invoke(Samples));
    }

    private static void AssertStandard(Tensor output, int[] axes)
    {
        Assert.All(RawOps.Mean(output, axes).ToArray<float>(), mean => Assert.Equal(0, mean, 1e-4f));
        Assert.All(RawOps.Mean(RawOps.Square(output), axes).ToArray<float>(), square => Assert.InRange(square, 0.98f, 1.02f));
    }
}
