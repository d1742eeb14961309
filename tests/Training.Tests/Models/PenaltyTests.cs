using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Training;

/// <summary>Holds what penalties and constraints of a layer do in training to sums done by hand.</summary>
public class PenaltyTests
{
    private static readonly Tensor X = new float[,] { { 1, 2 }, { 3, 4 } };
    private static readonly Tensor Y = new float[,] { { 3 }, { 7 } };

    [Fact]
    public void Penalties_of_kernel_bias_and_output_enter_the_loss()
    {
        // Predictions are 3 and 7, so the loss itself is 0: 0.1 · (1 + 1) + 0.5 · 0 + 0.01 · (3 + 7) / 2 samples.
        Sequential model = new([new Dense(
            1,
            kernelInitializer: new Ones(),
            kernelRegularizer: new L2(0.1),
            biasRegularizer: new L1(0.5),
            activityRegularizer: new L1(0.01))]);
        model.Compile("sgd", "mse");
        Tensor prediction = model.Invoke(X);
        float loss = model.ComputeLoss(X, Y, prediction, null).ToArray<float>()[0];
        Assert.Equal(0.25f, loss, 1e-6f);
    }

    [Fact]
    public void Penalties_of_outputs_are_those_of_the_last_call_only()
    {
        Sequential model = new([new Dense(1, kernelInitializer: new Ones(), activityRegularizer: new L1(0.01))]);
        model.Invoke(X);
        model.Invoke(X);
        Tensor penalty = Assert.Single(model.ComputePenalties());
        Assert.Equal(0.05f, penalty.ToArray<float>()[0], 1e-6f);
    }

    [Fact]
    public void Gradients_of_weight_penalties_move_the_weights()
    {
        // The loss is flat, so a step of 1 takes away 2 · 0.1 · w.
        Dense dense = new(1, useBias: false, kernelInitializer: new Ones(), kernelRegularizer: new L2(0.1));
        Sequential model = new([dense]);
        model.Compile(new SGD(1.0), "mse");
        model.TrainStep(new Batch(X, Y, null));
        Assert.All(dense.Kernel!.Read().ToArray<float>(), weight => Assert.Equal(0.8f, weight, 1e-5f));
    }

    [Fact]
    public void Constraints_hold_after_a_step()
    {
        Dense dense = new(1, kernelInitializer: new Ones(), kernelConstraint: new UnitNorm(), biasConstraint: new NonNeg());
        Sequential model = new([dense]);
        model.Compile(new SGD(0.01), "mse");
        model.TrainStep(new Batch(X, (Tensor)new float[,] { { 0 }, { 0 } }, null));
        float[] kernel = dense.Kernel!.Read().ToArray<float>();
        Assert.Equal(1f, (kernel[0] * kernel[0]) + (kernel[1] * kernel[1]), 1e-5f);
        Assert.Equal(0f, dense.Bias!.Read().ToArray<float>()[0]);
    }

    [Fact]
    public void A_class_to_ignore_neither_loses_nor_counts()
    {
        Tensor prediction = new float[,] { { 0.5f, 0.5f }, { 0.25f, 0.75f } };
        SparseCategoricalCrossentropy loss = new(ignoreClass: -1);
        float value = loss.Invoke(new[] { 0, -1 }, prediction).ToArray<float>()[0];
        Assert.Equal(Math.Log(2), value, 1e-5);
    }

    [Theory]
    [InlineData("mae", "mae")]
    [InlineData("KLDivergence", "kl_divergence")]
    [InlineData("ce", "ce")]
    public void Metrics_are_found_by_Keras_names(string written, string shown) =>
        Assert.Equal(shown, Metric.Named(written).Name);

    [Theory]
    [InlineData("AUC", "auc")]
    [InlineData("Precision", "precision")]
    [InlineData("MeanIoU", "mean_io_u")]
    public void Metrics_whose_names_are_counted_begin_with_their_class(string written, string shown)
    {
        Dictionary<string, object?> config = written == "MeanIoU" ? new() { ["num_classes"] = 2.0 } : [];
        Assert.StartsWith(shown, Metric.FromConfig(written, config).Name, StringComparison.Ordinal);
    }
}
