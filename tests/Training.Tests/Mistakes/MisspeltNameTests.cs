using RawOpsNet.Models;
using RawOpsNet.OpServices;
using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Training.Mistakes;

/// <summary>A name that nothing has: the error names the one that was probably meant, and what there is.</summary>
public sealed class MisspeltNameTests
{
    private static readonly Tensor One = 1f;

    [Theory]
    [InlineData("rulu", "relu")]
    [InlineData("ReLU", "relu")]
    [InlineData("HardSigmoid", "hard_sigmoid")]
    [InlineData("sigmiod", "sigmoid")]
    public void An_activation(string name, string meant) =>
        Names<InvalidArgumentException>("activation", name, meant, "softmax", () => new Dense(2, name));

    [Theory]
    [InlineData("mean_squared_eror", "mean_squared_error")]
    [InlineData("MeanSquaredEror", "MeanSquaredError")]
    [InlineData("sparse_categorical_cross_entropy", "sparse_categorical_crossentropy")]
    public void A_loss(string name, string meant) =>
        Names<InvalidArgumentException>("loss", name, meant, "mse", () => Loss.Named(name));

    [Theory]
    [InlineData("acuracy", "accuracy")]
    [InlineData("Precison", "Precision")]
    [InlineData("mean_squared_eror", "mean_squared_error")]
    public void A_metric(string name, string meant) =>
        Names<InvalidArgumentException>("metric", name, meant, "mae", () => Metric.Named(name));

    [Theory]
    [InlineData("adm", "Adam")]
    [InlineData("rms_prop", "RMSprop")]
    [InlineData("legacy.sdg", "legacy.SGD")]
    public void An_optimizer(string name, string meant) =>
        Names<InvalidArgumentException>("optimizer", name, meant, "Lion", () => OptimizerNames.Make(name));

    [Theory]
    [InlineData("glorot_unifrom", "GlorotUniform")]
    [InlineData("HeNormale", "HeNormal")]
    public void An_initializer(string name, string meant) =>
        Names<InvalidArgumentException>("initializer", name, meant, "Zeros", () => (Initializer)name);

    [Fact]
    public void A_regularizer_and_a_constraint()
    {
        Names<InvalidArgumentException>("regularizer", "l22", "L2", "L1L2", () => (Regularizer)"l22");
        Names<InvalidArgumentException>("constraint", "NonNegg", "NonNeg", "MaxNorm", () => (Constraint)"NonNegg");
    }

    [Theory]
    [InlineData("gpuu:1", "gpu:1")]
    [InlineData("cuda:0", "gpu:0")]
    [InlineData("/device:GPS:2", "gpu:2")]
    [InlineData("cpu:1", "cpu")]
    [InlineData("cp", "cpu")]
    public void A_device(string text, string meant) =>
        Assert.Equal(
            $"'{text}' names no device; cpu:0, gpu:0 and /device:GPU:0 are examples. Did you mean '{meant}'?",
            Assert.Throws<InvalidArgumentException>(() => Device.Parse(text)).Message);

    [Fact]
    public void A_device_that_is_near_to_none() =>
        Assert.Equal(
            "'tensor:3' names no device; cpu:0, gpu:0 and /device:GPU:0 are examples.",
            Assert.Throws<InvalidArgumentException>(() => Device.Parse("tensor:3")).Message);

    [Fact]
    public void An_argument_an_attr_and_an_output_of_an_op_that_is_called_by_name()
    {
        OpDefinition add = OpRegistry.Get("AddV2");
        Assert.Equal(
            "MatMul: 'tranpose_b' is neither an input nor an attr; there are a, b, transpose_a, transpose_b, grad_a, grad_b. "
            + "Did you mean 'transpose_b'?",
            Assert.Throws<InvalidArgumentException>(() => OpRegistry.Get("MatMul").Invoke(
                new OpArguments { ["a"] = One, ["b"] = One, ["tranpose_b"] = true })).Message);
        Names<NotFoundException>(
            "output", "zz", "z", "z", () => add.Invoke(new OpArguments { ["x"] = One, ["y"] = One })["zz"]);
        Assert.Equal(
            "There is no op 'Addv2'. Did you mean 'AddV2'?",
            Assert.Throws<NotFoundException>(() => OpRegistry.Get("Addv2")).Message);
    }

    [Fact]
    public void A_text_of_an_attr() =>
        Assert.Equal(
            "BiasAdd: data_format is 'NHCW'; allowed are NHWC, NCHW. Did you mean 'NHWC'?",
            Assert.Throws<InvalidArgumentException>(() => OpRegistry.Get("BiasAdd").Invoke(
                new OpArguments { ["value"] = One, ["bias"] = One, ["data_format"] = "NHCW" })).Message);

    [Fact]
    public void A_name_that_is_near_to_none_lists_what_there_is()
    {
        Assert.Equal("There is no fruit 'pear'; there are fig, plum.", UnknownName.Text("fruit", "pear", ["fig", "plum"]));
        Assert.Equal(
            "There is no fruit 'Plumb'. Did you mean 'plum'? There are fig and more.",
            UnknownName.Text("fruit", "Plumb", ["fig"], "more", ["plum"]));
    }

    private static void Names<TError>(string kind, string name, string meant, string listed, Func<object?> mistake)
        where TError : Exception
    {
        string message = Assert.Throws<TError>(() => mistake()).Message;
        Assert.StartsWith($"There is no {kind} '{name}'. Did you mean '{meant}'? There are ", message, StringComparison.Ordinal);
        Assert.Contains(listed, message[message.IndexOf("There are ", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }
}
