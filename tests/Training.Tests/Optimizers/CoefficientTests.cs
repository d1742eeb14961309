using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Training;

/// <summary>The scalars of a step, whose rounding decides on digits of the variables.</summary>
public sealed class CoefficientTests
{
    // 1 - 0.999f is 0.00099998713: Keras' newer optimizers, like optax, subtract in double.
    [Theory]
    [InlineData("Adam", "v")]
    [InlineData("AdamW", "v")]
    [InlineData("RAdam", "v")]
    [InlineData("LAMB", "v")]
    [InlineData("ScheduleFreeAdamW", "v")]
    public void The_share_of_a_square_has_all_digits_of_1_minus_beta(string name, string slot)
    {
        Optimizer optimizer = OptimizerNames.Make(name);
        Variable variable = new(new[] { 1f });
        optimizer.ApplyGradients([new(new Gradient(new[] { 1f }), variable)]);
        Assert.Equal(0.001f, optimizer.GetSlot(variable, slot).Read().Item<float>());
    }

    [Fact]
    public void The_older_Adam_subtracts_in_float32_as_its_op_does()
    {
        Adam optimizer = new();
        Variable variable = new(new[] { 1f });
        optimizer.ApplyGradients([new(new Gradient(new[] { 1f }), variable)]);
        Assert.Equal(1 - 0.999f, optimizer.GetSlot(variable, "v").Read().Item<float>());
    }

    // In 16 bits too the mean of squares has its own decay, not the nearest one below 1.
    [Fact]
    public void A_mean_of_squares_in_bfloat16_takes_a_thousandth()
    {
        AdamW optimizer = new(weightDecay: 0);
        Variable variable = new(RawOps.Cast(new[] { 1f }, DType.BFloat16));
        optimizer.ApplyGradients([new(new Gradient(RawOps.Cast(new[] { 1f }, DType.BFloat16)), variable)]);
        Assert.Equal(0.001f, RawOps.Cast(optimizer.GetSlot(variable, "v"), DType.Float32).Item<float>(), 5);
    }

    // The correctly rounded power: an ulp of 0.999^t is 3e-5 of 1 - 0.999^t in the first steps.
    [Theory]
    [InlineData(0.999f)]
    [InlineData(0.9f)]
    [InlineData(0.9999f)]
    public void A_power_of_a_decay_is_rounded_correctly(float decay)
    {
        float[] steps = [.. Enumerable.Range(1, 500).Select(step => (float)step)];
        float[] powers = RawOps.Pow(decay, steps).ToArray<float>();
        Assert.Equal(steps.Select(step => (float)Math.Pow(decay, step)), powers);
    }
}
