using RawOpsNet.Models;

namespace RawOpsNet.Tests.Training.Layers;

public sealed class NormalizationLayerTests
{
    private static readonly Tensor Data = new float[,] { { 0, 7, 4 }, { 2, 9, 6 }, { 0, 7, 4 }, { 2, 9, 6 } };

    [Theory]
    [InlineData(4)]
    [InlineData(3)]
    [InlineData(1)]
    public void Data_that_it_adapted_to_get_mean_0_and_variance_1_in_batches_of_any_size(int batchSize)
    {
        Normalization layer = new();
        layer.Adapt(Data, batchSize);
        Assert.Equal(4L, layer.Count!.Read().Item<long>());
        Near([1, 8, 5], layer.Mean!.Read());
        Near([1, 1, 1], layer.Variance!.Read());
        Near([-1, -1, -1, 1, 1, 1, -1, -1, -1, 1, 1, 1], layer.Invoke(Data));
        Assert.Empty(layer.TrainableWeights);

        // Data shown later take the place of the earlier ones.
        layer.Adapt(RawOps.Mul(Data, 2f));
        Near([2, 16, 10], layer.Mean!.Read());
    }

    [Fact]
    public void Given_means_are_undone_by_the_inverse()
    {
        Normalization layer = new(mean: [3, 8, 5], variance: [4, 1, 2]);
        Normalization inverse = new(mean: [3, 8, 5], variance: [4, 1, 2], invert: true);
        Tensor output = layer.Invoke(Data);
        Near([-1.5f, -1, -0.70710677f], RawOps.Slice(output, new[] { 0, 0 }, new[] { 1, 3 }));
        Near(Data.ToArray<float>(), inverse.Invoke(output));
        Assert.Throws<FailedPreconditionException>(() => layer.Adapt(Data));
        Assert.Throws<InvalidArgumentException>(() => new Normalization(mean: [1]));
        Assert.Throws<InvalidArgumentException>(() => new Normalization(mean: [1, 2], variance: [1, 2]).Invoke(Data));
        Layer again = Layer.FromConfig("Normalization", layer.GetConfig());
        Assert.Equal(layer.GetConfig(), again.GetConfig());
    }

    [Fact]
    public void Without_an_axis_there_is_one_mean_of_all()
    {
        Normalization layer = new(axis: []);
        layer.Adapt(Data);
        Near([14 / 3f], layer.Mean!.Read());
        Assert.Equal(12L, layer.Count!.Read().Item<long>());
        Normalization constant = new();
        constant.Adapt(Tensor.Ones([3, 2]));
        Near([0, 0, 0, 0, 0, 0], constant.Invoke(Tensor.Ones([3, 2])));
        Assert.Throws<InvalidArgumentException>(() => layer.Adapt(Data, batchSize: 0));
    }

    private static void Near(float[] expected, Tensors actual) => Assert.All(
        expected.Zip(actual.Single.ToArray<float>()), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
}
