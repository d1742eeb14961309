using RawOpsNet.Models;

namespace RawOpsNet.Tests.Training;

public sealed class NumericsCheckTests
{
    private static readonly Tensor X = Tensor.From<float>([1, 2, 3, 4], [4, 1]);

    [Fact]
    public void The_first_op_that_gives_no_number_is_named_with_its_place()
    {
        Tensor x = new[,] { { 1f, 2f }, { 0f, 4f } };
        using NumericsCheck check = new();
        InvalidArgumentException error =
            Assert.Throws<InvalidArgumentException>(() => RawOps.Exp(RawOps.Log(x, name: "entropy")));
        Assert.Equal("Log", error.Op);
        Assert.Equal("entropy", error.Label);
        Assert.Equal("y", error.Argument);
        Assert.Contains("infinite at [1, 0]", error.Message, StringComparison.Ordinal);
        Assert.Contains("1 are not finite", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gradient_that_is_no_number_is_named_by_its_op()
    {
        Tensor x = new[] { 0.5f, 1f };
        using NumericsCheck check = new();
        using GradientTape tape = new();
        tape.Watch(x);
        Tensor y = RawOps.Asin(x);
        InvalidArgumentException error = Assert.Throws<InvalidArgumentException>(() => tape.Gradient(y, x));
        Assert.Contains("infinite at [1]", error.Message, StringComparison.Ordinal);
        Assert.Contains("in the gradient of Asin", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_ends_when_it_is_disposed_and_does_not_make_a_tape()
    {
        Tensor x = new[] { 0f };
        using (new NumericsCheck())
        {
            using (new NumericsCheck())
            {
                Assert.Throws<InvalidArgumentException>(() => RawOps.Reciprocal(x));
            }

            Assert.Throws<InvalidArgumentException>(() => RawOps.Reciprocal(x));
            Assert.False(OpServices.Tapes.IsRecording);
        }

        Assert.Equal([float.PositiveInfinity], RawOps.Reciprocal(x).ToArray<float>());
    }

    [Fact]
    public void Fit_fails_at_the_op_and_leaves_the_weights_as_they_were()
    {
        Sequential model = new([new Dense(1, kernelInitializer: "ones"), new Activation("exponential")], inputShape: [1]);
        model.Compile(new Optimizers.SGD(1e-6), "mse");
        model.ChecksNumerics = true;
        model.Fit(X, X, verbosity: Verbosity.Silent);
        float[] before = model.GetWeights()[0].ToArray<float>();
        Tensor large = RawOps.Mul(X, 100f);
        InvalidArgumentException error = Assert.Throws<InvalidArgumentException>(
            () => model.Fit(large, X, verbosity: Verbosity.Silent));
        Assert.Equal("Exp", error.Op);
        Assert.Throws<InvalidArgumentException>(() => model.TrainOnBatch(large, X));
        Assert.Equal(before, model.GetWeights()[0].ToArray<float>());
        model.ChecksNumerics = false;
        Assert.False(double.IsFinite(model.Evaluate(large, X, verbosity: Verbosity.Silent)["loss"]));
    }
}
