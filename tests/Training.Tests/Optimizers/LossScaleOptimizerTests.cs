using RawOpsNet.Optimizers;
using V3 = RawOpsNet.Optimizers.V3;

namespace RawOpsNet.Tests.Training;

public sealed class LossScaleOptimizerTests
{
    private static float[] Values(Variable variable) => ((Tensor)variable).ToArray<float>();

    [Fact]
    public void Minimize_scales_the_loss_and_unscales_the_gradients()
    {
        Variable v = new(new[] { 1f, 2f });
        List<float> seen = [];
        SGD inner = new(1.0)
        {
            GradientTransformers = [pairs =>
            {
                seen.AddRange(pairs[0].Gradient!.ToArray<float>());
                return pairs;
            }],
        };
        LossScaleOptimizer optimizer = new(inner, initialScale: 1024);
        Tensor loss = optimizer.Minimize(() => RawOps.Mul(3f, v), [v]);
        Assert.Equal([3f, 6f], loss.ToArray<float>());
        Assert.Equal([3f, 3f], seen);
        Assert.Equal([-2f, -1f], Values(v));
    }

    [Fact]
    public void The_scale_keeps_small_half_gradients_from_vanishing()
    {
        // 2^-14 · 2^-13 is below half's smallest number, 2^-24.
        Variable Make() => new(RawOps.Cast(new[] { 1f }, dstT: DType.Float16));
        (Variable plain, Variable scaled) = (Make(), Make());
        Tensor small = RawOps.Cast(1f / 16384, dstT: DType.Float16);
        Tensor smaller = RawOps.Cast(1f / 8192, dstT: DType.Float16);
        Tensor Loss(Variable v) => RawOps.Mul(RawOps.Mul(v, small), smaller);
        new V3.SGD(8192.0).Minimize(() => Loss(plain), [plain]);
        Assert.Equal(1f, RawOps.Cast(plain, dstT: DType.Float32).ToArray<float>()[0]);

        using GradientTape tape = new();
        LossScaleOptimizer optimizer = new(new V3.SGD(8192.0), initialScale: 8192);
        tape.Watch(scaled);
        Tensor loss = optimizer.GetScaledLoss(RawOps.Mul(scaled, small));
        Gradient? gradient = tape.Gradient(loss, [scaled])[0];
        Assert.Equal(0.5f, RawOps.Cast(gradient!.Dense(), dstT: DType.Float32).ToArray<float>()[0]);
    }

    [Fact]
    public void A_gradient_that_is_not_finite_halves_the_scale_and_skips_the_update_but_counts()
    {
        Variable v = new(new[] { 1f });
        LossScaleOptimizer optimizer = new(new V3.SGD(1.0), initialScale: 4, dynamicGrowthSteps: 2);
        void Apply(float gradient)
        {
            _ = optimizer.GetScaledLoss(1f);
            _ = optimizer.GetUnscaledGradients([null]);
            optimizer.ApplyGradients([new(new Gradient(new[] { gradient }), v)]);
        }

        Apply(float.NaN);
        Assert.Equal((1f, 2.0, 0L), (Values(v)[0], optimizer.LossScale, optimizer.GoodSteps));
        Apply(float.PositiveInfinity);
        Apply(float.NegativeInfinity);
        Assert.Equal((1f, 1.0, 0L), (Values(v)[0], optimizer.LossScale, optimizer.GoodSteps));
        Apply(1);
        Assert.Equal((0f, 1.0, 1L), (Values(v)[0], optimizer.LossScale, optimizer.GoodSteps));
        Apply(1);
        Assert.Equal((-1f, 2.0, 0L), (Values(v)[0], optimizer.LossScale, optimizer.GoodSteps));
        Assert.Equal(5, ((Tensor)optimizer.Iterations).Item<long>());
    }

    [Fact]
    public void The_scale_stays_finite()
    {
        Variable v = new(new[] { 1f });
        LossScaleOptimizer optimizer = new(new V3.SGD(0.0), initialScale: 3e38, dynamicGrowthSteps: 1);
        optimizer.ApplyGradients([new(new Gradient(new[] { 1f }), v)]);
        Assert.Equal((float)3e38, optimizer.LossScale);
    }

    [Fact]
    public void Settings_and_state_are_the_inner_optimizers()
    {
        V3.Adam inner = new(0.5);
        LossScaleOptimizer optimizer = new(inner, dynamic: false, initialScale: 2) { ClipNorm = 1, LearningRate = 0.25 };
        Variable v = new(new[] { 1f });
        optimizer.Build([v]);
        Assert.Equal(0.25, inner.LearningRate.Number);
        Assert.Equal(1.0, inner.ClipNorm);
        Assert.Same(inner.GetSlot(v, "m"), optimizer.GetSlot(v, "m"));
        Assert.Equal(inner.Weights, optimizer.Weights);
        Optimizer again = OptimizerNames.FromJson(OptimizerNames.ToJson(optimizer));
        Assert.Equal(OptimizerNames.ToJson(optimizer), OptimizerNames.ToJson(again));
    }

    [Fact]
    public void State_of_a_dynamic_scale_stands_in_checkpoints()
    {
        LossScaleOptimizer optimizer = new(new V3.SGD());
        _ = optimizer.Iterations;
        Assert.Equal(
            ["inner_optimizer/iter", "current_loss_scale", "good_steps"],
            optimizer.NamedVariables().Select(named => named.Path));
    }

    [Fact]
    public void A_wrapper_that_refuses_its_settings_leaves_the_optimizer_free()
    {
        V3.SGD inner = new();
        Assert.Throws<InvalidArgumentException>(() => new LossScaleOptimizer(inner, dynamic: false));
        Assert.Throws<InvalidArgumentException>(() => new Lookahead(inner, syncPeriod: 0));
        _ = new LossScaleOptimizer(inner);
    }

    [Fact]
    public void The_inner_optimizer_aggregates()
    {
        Variable v = new(new[] { 4f });
        LossScaleOptimizer optimizer = new(new Halving(), dynamic: false, initialScale: 1);
        optimizer.Minimize(() => RawOps.Mul(8f, v), [v]);
        Assert.Equal([2f], Values(v));
    }

    [Fact]
    public void Refuses_wrong_settings()
    {
        Assert.Throws<InvalidArgumentException>(() => new LossScaleOptimizer(new V3.SGD(), dynamic: false));
        Assert.Throws<InvalidArgumentException>(
            () => new LossScaleOptimizer(new V3.SGD(), dynamic: false, initialScale: 1, dynamicGrowthSteps: 2));
        Assert.Throws<InvalidArgumentException>(() => new LossScaleOptimizer(new V3.SGD(), initialScale: 0));
        Assert.Throws<InvalidArgumentException>(() => new LossScaleOptimizer(new LossScaleOptimizer(new V3.SGD())));
        V3.SGD once = new();
        _ = new LossScaleOptimizer(once);
        Assert.Throws<InvalidArgumentException>(() => new LossScaleOptimizer(once));
    }

    // Halves each gradient before it is summed, and again as it is.
    private sealed class Halving() : OptimizerV3("Halving", 1.0)
    {
        protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state) =>
            RawOps.ResourceApplyGradientDescent(variable, state.LearningRate, gradient);

        protected override IReadOnlyList<GradientAndVariable> TransformUnaggregatedGradients(
            IReadOnlyList<GradientAndVariable> pairs) => Halve(pairs);

        protected override IReadOnlyList<GradientAndVariable> AggregateGradients(IReadOnlyList<GradientAndVariable> pairs) =>
            Halve(pairs);

        private static GradientAndVariable[] Halve(IReadOnlyList<GradientAndVariable> pairs) =>
            [.. pairs.Select(pair => pair with { Gradient = new Gradient(RawOps.Mul(pair.Gradient!.Dense(), 0.5f)) })];
    }

    [Fact]
    public void Variables_without_a_gradient_keep_their_place_in_the_order_of_state()
    {
        RawOpsNet.Optimizers.V3.Adam inner = new();
        LossScaleOptimizer optimizer = new(inner);
        Variable[] variables = [new(new[] { 1f }, name: "a"), new(new[] { 2f }, name: "b"), new(new[] { 3f }, name: "c")];
        optimizer.ApplyGradients(
        [
            new(null, variables[0]), new(new Gradient(new[] { 1f }), variables[1]), new(new Gradient(new[] { 1f }), variables[2]),
        ]);
        Assert.Equal(
            ["iteration", "Adam/m/a", "Adam/v/a", "Adam/m/b", "Adam/v/b", "Adam/m/c", "Adam/v/c"],
            inner.Weights.Select(weight => weight.Name));
    }

    [Fact]
    public void A_gradient_in_float16_is_unscaled_though_the_inverse_of_the_scale_is_0_there()
    {
        LossScaleOptimizer optimizer = new(new SGD(), initialScale: Math.Pow(2, 26));
        Gradient scaled = new(RawOps.Cast(new[] { 32768f }, DType.Float16));
        Tensor unscaled = optimizer.GetUnscaledGradients([scaled])[0]!.Dense();
        Assert.Equal(MathF.Pow(2, -11), RawOps.Cast(unscaled, DType.Float32).Item<float>());
    }
}
