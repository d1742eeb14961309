using Acme.Ops;
using RawOpsNet;

namespace Acme.Tests;

public sealed class FilterTrainingTests
{
    [Fact]
    public void Training_through_the_custom_ops_finds_the_filter()
    {
        float[] losses = FilterTraining.Run(steps: 200);

        Assert.True(losses[^1] < losses[0] / 50, $"from {losses[0]} to {losses[^1]}");
    }

    [Fact]
    public void The_gradient_of_smoothing_runs_backwards()
    {
        Tensor x = new float[] { 2, 4, 8 };
        using GradientTape tape = new();
        tape.Watch(x);

        Tensor? gradient = tape.Gradient(RawOps.Smooth(x, decay: 0.5f), x);

        Assert.Equal([0.875f, 0.75f, 0.5f], gradient!.ToArray<float>());
    }

    [Fact]
    public void A_decay_out_of_range_is_refused_with_its_value() => Assert.Equal(
        "Smooth: decay must be in [0, 1): decay is 1.",
        Assert.Throws<InvalidArgumentException>(() => RawOps.Smooth(new float[] { 1 }, decay: 1)).Message);
}
