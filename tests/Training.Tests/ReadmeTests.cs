using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Training;

/// <summary>What README shows, as it shows it.</summary>
public class ReadmeTests
{
    [Fact]
    public void The_ten_lines_train()
    {
        Tensor images = RawOps.StatelessRandomUniform(new[] { 256, 16 }, new[] { 1, 2 });
        Tensor labels = RawOps.Cast(RawOps.ArgMax(images, 1), dstT: DType.Int32);

        Sequential model = new([new Dense(128, "relu"), new Dense(16)]);
        model.Compile(new SGD(0.1, momentum: 0.9), new SparseCategoricalCrossentropy(fromLogits: true), metrics: ["accuracy"]);
        History history = model.Fit(images, labels, batchSize: 64, epochs: 10, verbosity: Verbosity.Silent);

        Assert.True(history["loss"][^1] < history["loss"][0]);
        Assert.True(history["accuracy"][^1] > history["accuracy"][0]);
    }

    [Fact]
    public void A_gradient_is_three_lines()
    {
        Tensor x = new float[,] { { 1, 2 }, { 3, 4 } };

        using GradientTape tape = new();
        tape.Watch(x);
        Tensor y = RawOps.Sum(RawOps.Square(x), new[] { 0, 1 });
        Tensor? dx = tape.Gradient(y, x);

        Assert.Equal([2f, 4f, 6f, 8f], dx!.ToArray<float>());
    }

    [Fact]
    public void Typed_and_named_calls_give_the_same()
    {
        Tensor x = new float[,] { { 1, 2 }, { 3, 4 } };

        Tensor<float> a = x.As<float>();
        Tensor<float> b = RawOps.AddV2(a, 1f);
        Tensor sum = OpRegistry.Get("AddV2").Invoke(new OpArguments { ["x"] = x, ["y"] = x })[0];

        Assert.Equal([2f, 3f, 4f, 5f], b.Untyped.ToArray<float>());
        Assert.Equal([2f, 4f, 6f, 8f], sum.ToArray<float>());
    }
}
