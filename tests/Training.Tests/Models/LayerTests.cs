using RawOpsNet.Models;

namespace RawOpsNet.Tests.Training;

public sealed class LayerTests
{
    [Fact]
    public void A_dense_layer_multiplies_adds_and_activates()
    {
        Dense layer = new(2, "relu", name: "head");
        layer.EnsureBuilt([-1, 2]);
        layer.SetWeights([new[,] { { 1f, -1f }, { 2f, 0f } }, new[] { 1f, -1f }]);
        Assert.Equal([6f, 0f], layer.Invoke(new[,] { { 1f, 2f } }).ToArray<float>());
        Assert.Equal(["head/kernel", "head/bias"], layer.Weights.Select(weight => weight.Name));
        Assert.Equal([1, 3, 2], layer.Invoke(Tensor.Zeros([1, 3, 2])).Shape);
        Assert.Equal(6, layer.ParameterCount);
    }

    [Fact]
    public void A_dense_layer_refuses_other_widths()
    {
        Dense layer = new(2);
        layer.EnsureBuilt([-1, 3]);
        string message = Assert.Throws<InvalidArgumentException>(() => layer.Invoke(Tensor.Zeros([1, 4]))).Message;
        Assert.Contains("[1, 4]", message, StringComparison.Ordinal);
        Assert.Contains("3", message, StringComparison.Ordinal);
        Assert.Throws<InvalidArgumentException>(() => new Dense(-1));
        Assert.Throws<InvalidArgumentException>(() => new Dense(2).Invoke(new[] { 1f }));
        Assert.Throws<InvalidArgumentException>(() => layer.SetWeights([new[,] { { 1f } }, new[] { 1f, 2f }]));
        Assert.Throws<InvalidArgumentException>(() => layer.SetWeights([]));
    }

    [Fact]
    public void Flatten_makes_rows()
    {
        Assert.Equal([2, 12], new Flatten().Invoke(Tensor.Zeros([2, 3, 4])).Shape);
        Assert.Equal([2, 1], new Flatten().Invoke(Tensor.Zeros([2])).Shape);
    }

    [Fact]
    public void Dropout_keeps_the_mean_in_training_and_everything_else_outside()
    {
        Tensor ones = RawOps.Fill(new[] { 10_000L }, 1f);
        float[] dropped = new Dropout(0.25, seed: 3).Invoke(ones, training: true).ToArray<float>();
        Assert.All(dropped, x => Assert.True(x is 0 or (4f / 3)));
        Assert.InRange(dropped.Average(), 0.97, 1.03);
        Assert.Equal(dropped, new Dropout(0.25, seed: 3).Invoke(ones, training: true).ToArray<float>());
        Dropout layer = new(0.25, seed: 3);
        layer.Invoke(ones, training: true);
        Assert.NotEqual(dropped, layer.Invoke(ones, training: true).ToArray<float>());
        Assert.Same(ones, layer.Invoke(ones));
        Assert.Throws<InvalidArgumentException>(() => new Dropout(1.5));
    }

    [Theory]
    [InlineData("ReLU", "re_lu")]
    [InlineData("PReLU", "p_re_lu")]
    [InlineData("Conv2D", "conv2d")]
    [InlineData("MaxPooling2D", "max_pooling2d")]
    [InlineData("LSTM", "lstm")]
    [InlineData("Dense", "dense")]
    public void Names_are_in_the_snake_case_of_Keras(string className, string name) =>
        Assert.Equal(name, LayerNames.SnakeCase(className));

    [Fact]
    public void Weights_of_a_layer_are_its_own_and_then_those_inside()
    {
        Outer outer = new();
        outer.Invoke(Tensor.Zeros([1, 2]));
        Assert.Equal(
            ["outer/scale", "outer/inner/kernel", "outer/inner/bias", "outer/steps"],
                outer.Weights.Select(weight => weight.Name));
        Assert.Equal(
            ["inner/bias", "inner/kernel", "scale", "steps"],
            outer.NamedVariables().Select(entry => entry.Path).Order(StringComparer.Ordinal));
        outer.Trainable = false;
        Assert.Empty(outer.TrainableWeights);
        Assert.Equal(
            ["outer/scale", "outer/steps", "outer/inner/kernel", "outer/inner/bias"],
                outer.Weights.Select(weight => weight.Name));
    }

    [Theory]
    [InlineData("GlorotUniform", 1.0 / 175)]
    [InlineData("GlorotNormal", 1.0 / 175)]
    [InlineData("HeUniform", 2.0 / 50)]
    [InlineData("HeNormal", 2.0 / 50)]
    [InlineData("LecunUniform", 1.0 / 50)]
    [InlineData("LecunNormal", 1.0 / 50)]
    public void Initializers_have_the_variance_they_promise(string name, double variance)
    {
        Initializer Make() => (Initializer)Activator.CreateInstance(
            typeof(Initializer).Assembly.GetType($"RawOpsNet.Models.{name}")!, (long?)5)!;
        float[] values = Make().Make([10, 5, 30]).ToArray<float>();
        Assert.InRange(values.Select(value => value * value).Average(), variance * 0.85, variance * 1.15);
        Assert.Equal(values, Make().Make([10, 5, 30]).ToArray<float>());
    }

    private sealed class Outer() : Layer("outer")
    {
        private readonly Dense _inner = new(2, name: "inner");

        protected override void Build(Shape inputShape)
        {
            AddWeight("steps", [], new Zeros(), trainable: false);
            AddWeight("scale", [], new Ones());
        }

        protected override Tensor Call(Tensor input, bool training) => _inner.Invoke(input, training);
    }
}
