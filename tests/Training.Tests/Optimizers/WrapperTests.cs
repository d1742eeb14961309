using RawOpsNet.Optimizers;
using V3 = RawOpsNet.Optimizers.V3;

namespace RawOpsNet.Tests.Training;

/// <summary>What is asked of a wrapper reaches the optimizer it wraps, however deep.</summary>
public sealed class WrapperTests
{
    public static TheoryData<string> Wrappers => ["Lookahead", "LossScaleOptimizer"];

    [Theory]
    [MemberData(nameof(Wrappers))]
    public void Transformers_and_an_aggregator_that_are_set_on_a_wrapper_take_part_in_the_step(string name)
    {
        static IReadOnlyList<GradientAndVariable> Times(IReadOnlyList<GradientAndVariable> pairs, float factor) =>
            [.. pairs.Select(pair => pair with { Gradient = new Gradient(RawOps.Mul(pair.Gradient!.Dense(), factor)) })];
        SGD inner = new(1.0);
        Optimizer optimizer = name == "Lookahead"
            ? new Lookahead(inner)
            {
                GradientTransformers = [pairs => Times(pairs, 2)],
                GradientAggregator = pairs => Times(pairs, 3),
            }
            : new LossScaleOptimizer(inner)
            {
                GradientTransformers = [pairs => Times(pairs, 2)],
                GradientAggregator = pairs => Times(pairs, 3),
            };
        Variable v = new(new[] { 1f });
        optimizer.ApplyGradients([new(new Gradient(new[] { 1f }), v)]);
        Assert.Equal([-5f], v.Read().ToArray<float>());
        Assert.Same(inner.GradientTransformers, optimizer.GradientTransformers);
        Assert.Same(inner.GradientAggregator, optimizer.GradientAggregator);
        Assert.NotNull(inner.GradientAggregator);
    }

    [Fact]
    public void Lookahead_over_loss_scaling_scales_the_loss()
    {
        // The product of the gradients is below half's smallest number, 2^-24, unless the loss is scaled.
        Variable v = new(RawOps.Cast(new[] { 1f }, DType.Float16));
        Tensor small = RawOps.Cast(MathF.ScaleB(1, -14), DType.Float16);
        List<float> upstream = [];
        Tensor Loss()
        {
            Tensor product = RawOps.Mul(RawOps.Mul(v, RawOps.Cast(1024f, DType.Float16)), small);
            return RawOps.Mul(product, small);
        }

        SGD inner = new(1.0)
        {
            GradientTransformers = [pairs =>
            {
                upstream.AddRange(RawOps.Cast(pairs[0].Gradient!.Dense(), DType.Float32).ToArray<float>());
                return pairs;
            }],
        };
        new Lookahead(new LossScaleOptimizer(inner, initialScale: 16384)).Minimize(Loss, [v]);
        Assert.Equal([MathF.ScaleB(1, -18)], upstream);
    }

    [Fact]
    public void What_the_inner_optimizer_adds_to_the_loss_is_scaled_too()
    {
        Variable v = new(new[] { 1f });
        LossScaleOptimizer optimizer = new(new Decayed(1.0), initialScale: 1024);
        optimizer.Minimize(() => RawOps.Mul(3f, v), [v]);
        Assert.Equal([1 - 3 - 0.5f], v.Read().ToArray<float>());
    }

    [Fact]
    public void A_step_that_loss_scaling_skips_refuses_bad_input_all_the_same()
    {
        Variable[] variables = [new(new[] { 1f }), new(new[] { 1f, 2f })];
        LossScaleOptimizer optimizer = new(new V3.SGD(1.0), initialScale: 4);
        Assert.Throws<InvalidArgumentException>(() => optimizer.ApplyGradients(
            [new(new Gradient(new[] { float.NaN }), variables[0]), new(new Gradient(new[] { 1f }), variables[1])]));
        Assert.Equal((4.0, 0L), (optimizer.LossScale, ((Tensor)optimizer.Iterations).Item<long>()));
        optimizer.Build(variables);
        Assert.Throws<InvalidArgumentException>(() => optimizer.ApplyGradients(
            [new(new Gradient(new[] { float.NaN }), new Variable(new[] { 1f }, name: "unknown"))]));
        Assert.Equal((4.0, 0L), (optimizer.LossScale, ((Tensor)optimizer.Iterations).Item<long>()));
    }

    [Fact]
    public void Lookahead_over_a_built_optimizer_refuses_a_variable_that_it_does_not_know()
    {
        Variable known = new(new[] { 1f }, name: "known");
        Variable unknown = new(new[] { 1f }, name: "unknown");
        Lookahead optimizer = new(new V3.SGD(1.0));
        optimizer.ApplyGradients([new(new Gradient(new[] { 1f }), known)]);
        InvalidArgumentException error = Assert.Throws<InvalidArgumentException>(() => optimizer.ApplyGradients(
            [new(new Gradient(new[] { 1f }), known), new(new Gradient(new[] { 1f }), unknown)]));
        Assert.StartsWith(
            "SGD: variable 'unknown' is not one that the optimizer was built for", error.Message, StringComparison.Ordinal);
        Assert.Equal([0f], known.Read().ToArray<float>());
        Assert.False(optimizer.TryGetSlot(unknown, "slow", out _));
    }

    [Theory]
    [MemberData(nameof(EveryOptimizer.Names), MemberType = typeof(EveryOptimizer))]
    public void A_pair_without_a_variable_is_refused_by_its_index(string name)
    {
        Optimizer optimizer = EveryOptimizer.Make(name);
        Variable v = new(new[] { 1f });
        Gradient gradient = new(new[] { 1f });
        InvalidArgumentException error = Assert.Throws<InvalidArgumentException>(
            () => optimizer.ApplyGradients([new(gradient, v), new(gradient, null!)]));
        Assert.Contains("pair 1 of gradients and variables has no variable", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<InvalidArgumentException>(() => optimizer.Build([null!]));
        Assert.Contains("variable 0 is null", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<InvalidArgumentException>(() => optimizer.Minimize(() => v, [v, null!]));
        Assert.Contains("variable 1 is null", error.Message, StringComparison.Ordinal);
        Assert.Equal([1f], v.Read().ToArray<float>());
    }

    private sealed class Decayed(double rate) : OptimizerV2("Decayed", rate)
    {
        protected override Tensor TransformLoss(Tensor loss) => RawOps.AddV2(loss, 0.5f * loss / 3f);

        protected override void ResourceApplyDense(Tensor gradient, Variable variable, ApplyState state) =>
            RawOps.ResourceApplyGradientDescent(variable, state.LearningRate, gradient);

        protected override void ResourceApplySparse(Tensor gradient, Variable variable, Tensor indices, ApplyState state) =>
            ResourceApplyDensified(gradient, variable, indices, state);
    }
}
