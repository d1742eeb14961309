using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Training;

public sealed class OptimizerV2Tests
{
    private static Variable Make(params float[] values) => new(values);

    private static float[] Values(Variable variable) => ((Tensor)variable).ToArray<float>();

    [Fact]
    public void Minimizes_a_function()
    {
        (Variable v0, Variable v1) = (Make(1, 2), Make(3, 4));
        SGD optimizer = new(3.0);
        optimizer.Minimize(() => RawOps.AddV2(RawOps.Mul(5f, v0), RawOps.Mul(3f, v1)), [v0, v1]);
        Assert.Equal([-14f, -13f], Values(v0));
        Assert.Equal([-6f, -5f], Values(v1));
        Assert.Equal(1, ((Tensor)optimizer.Iterations).Item<long>());
    }

    [Fact]
    public void Minimizes_a_tensor_under_a_tape()
    {
        Variable v = Make(1, 2);
        using GradientTape tape = new();
        Tensor loss = RawOps.Mul(5f, v);
        new SGD(3.0).Minimize(loss, [v], tape);
        Assert.Equal([-14f, -13f], Values(v));
    }

    [Fact]
    public void Begins_with_a_given_gradient_of_the_loss()
    {
        (Variable v0, Variable v1) = (Make(1, 2), Make(3, 4));
        new SGD(3.0).Minimize(
            () => RawOps.AddV2(RawOps.Mul(5f, v0), RawOps.Mul(3f, v1)), [v0, v1], new[] { 42f, -42f });
        Assert.Equal([1 - (3f * 5 * 42), 2 + (3f * 5 * 42)], Values(v0));
        Assert.Equal([3 - (3f * 3 * 42), 4 + (3f * 3 * 42)], Values(v1));
    }

    [Fact]
    public void Takes_another_learning_rate_between_steps()
    {
        (Variable v0, Variable v1) = (Make(1, 2), Make(3, 4));
        SGD optimizer = new(1.0);
        Tensor Loss() => RawOps.AddV2(RawOps.Mul(5f, v0), RawOps.Mul(3f, v1));
        optimizer.Minimize(Loss, [v0, v1]);
        Assert.Equal([-4f, -3f], Values(v0));
        optimizer.LearningRate = 0.5;
        optimizer.Minimize(Loss, [v0, v1]);
        Assert.Equal([-6.5f, -5.5f], Values(v0));
        Assert.Equal([-1.5f, -0.5f], Values(v1));
        Assert.Equal(0.5f, ((Tensor)optimizer.LearningRate.Variable!).Item<float>());
    }

    [Fact]
    public void Decays_the_learning_rate_by_the_step()
    {
        Variable v = Make(0);
        SGD optimizer = new(3.0) { Decay = 0.5 };
        optimizer.ApplyGradients([new(new Gradient(new[] { 1f }), v)]);
        Assert.Equal([-3f], Values(v));
        optimizer.ApplyGradients([new(new Gradient(new[] { 1f }), v)]);
        Assert.Equal([-5f], Values(v));
    }

    [Fact]
    public void Applies_constraints_after_the_update()
    {
        Variable v = new(new[] { 1f, 2f }, constraint: x => RawOps.ClipByValue(x, -0.1f, 0f));
        new SGD(3.0).Minimize(() => RawOps.Mul(5f, v), [v]);
        Assert.Equal([-0.1f, -0.1f], Values(v));
    }

    [Fact]
    public void Refuses_a_sparse_gradient_of_a_constrained_variable()
    {
        Variable v = new(new float[2, 1], constraint: x => x);
        Gradient rows = new(new IndexedSlices(new float[1, 1], new[] { 0 }, v.Shape));
        InvalidArgumentException error = Assert.Throws<InvalidArgumentException>(() => new SGD().ApplyGradients([new(rows, v)]));
        Assert.Contains("constraint", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Clips_by_global_norm_by_norm_and_by_value()
    {
        Assert.Equal([-1.2f, -1.6f], Stepped(new SGD(1.0) { GlobalClipNorm = 2 }, 3, 4));
        Assert.Equal([-1f, -1f], Stepped(new SGD(1.0) { ClipNorm = 1 }, 3, 3));
        Assert.Equal([-1f, -0.5f], Stepped(new SGD(1.0) { ClipValue = 1 }, 3, 0.5f));
    }

    [Fact]
    public void A_global_norm_that_is_not_finite_makes_all_gradients_NaN() =>
        Assert.All(Stepped(new SGD(1.0) { GlobalClipNorm = 2 }, float.PositiveInfinity, 1), x => Assert.True(float.IsNaN(x)));

    [Fact]
    public void Transforms_gradients_after_aggregation()
    {
        SGD optimizer = new(1.0)
        {
            GradientTransformers = [pairs => [.. pairs.Select(p => p with { Gradient = RawOps.Mul(p.Gradient!.Dense(), 0.5f) })]],
        };
        Assert.Equal([-1f, -2f], Stepped(optimizer, 2, 4));
        Assert.Throws<InvalidArgumentException>(() => optimizer.ClipNorm = 1);
    }

    [Fact]
    public void Aggregates_gradients_by_a_function_of_ones_own()
    {
        SGD optimizer = new(1.0)
        {
            GradientAggregator = pairs => [.. pairs.Select(p => p with { Gradient = RawOps.Mul(p.Gradient!.Dense(), 0.5f) })],
        };
        Assert.Equal([-1f, -2f], Stepped(optimizer, 2, 4));
    }

    [Fact]
    public void Clips_by_value_then_by_norm_then_by_global_norm()
    {
        SGD optimizer = new(1.0) { ClipValue = 1, ClipNorm = 0.75 };
        Assert.Equal([-0.75f, -0.5f], Stepped(optimizer, 3, 0.5f));
        SGD all = new(1.0) { ClipValue = 1, GlobalClipNorm = 0.5 };
        float scale = 0.5f / MathF.Sqrt(1.25f);
        Assert.All(Stepped(all, 3, 0.5f).Zip([-scale, -0.5f * scale]), pair => Assert.Equal(pair.Second, pair.First, 6));
    }

    [Fact]
    public void Reads_hypers_that_are_functions_and_variables_at_each_step()
    {
        double rate = 1;
        Variable momentum = new(0f, trainable: false);
        Variable v = Make(0);
        SGD optimizer = new((Func<double>)(() => rate), momentum);
        optimizer.ApplyGradients([new(new Gradient(new[] { 1f }), v)]);
        rate = 0.5;
        momentum.Assign(0.5f);
        optimizer.ApplyGradients([new(new Gradient(new[] { 1f }), v)]);
        Assert.Equal([-2f], Values(v));
        Assert.Equal(0.5, optimizer.GetConfig()["learning_rate"]);
        Assert.Equal(0.5, optimizer.GetConfig()["momentum"]);
    }

    [Fact]
    public void Refuses_wrong_settings()
    {
        Assert.Throws<InvalidArgumentException>(() => new SGD(momentum: 1.5));
        Assert.Throws<InvalidArgumentException>(() => new SGD() { ClipNorm = -1 });
        Assert.Throws<InvalidArgumentException>(() => new SGD() { ClipNorm = 1, GlobalClipNorm = 1 });
        Assert.Throws<InvalidArgumentException>(() => new SGD().Decay = -0.1);
    }

    [Fact]
    public void Refuses_gradients_that_are_all_missing_and_counts_no_step_for_an_empty_list()
    {
        SGD optimizer = new();
        Assert.Throws<InvalidArgumentException>(() => optimizer.ApplyGradients([new(null, Make(1))]));
        optimizer.ApplyGradients([]);
        Assert.Equal(0, ((Tensor)optimizer.Iterations).Item<long>());
    }

    [Fact]
    public void Refuses_new_iterations_once_they_are_made()
    {
        SGD optimizer = new() { Iterations = new Variable(7L, trainable: false) };
        optimizer.ApplyGradients([new(new Gradient(new[] { 1f }), Make(1))]);
        Assert.Equal(8, ((Tensor)optimizer.Iterations).Item<long>());
        Assert.Throws<FailedPreconditionException>(() => optimizer.Iterations = new Variable(0L));
    }

    [Fact]
    public void Gives_and_takes_its_weights()
    {
        Variable v = Make(1, 2);
        SGD optimizer = new(0.1, momentum: 0.9);
        optimizer.Build([v]);
        optimizer.SetWeights([3L, new[] { 5f, 6f }]);
        Assert.Equal(3, optimizer.GetWeights()[0].Item<long>());
        Assert.Equal([5f, 6f], Values(optimizer.GetSlot(v, "momentum")));
        Assert.Equal("SGD/Variable/momentum", optimizer.GetSlot(v, "momentum").Name);
        Assert.Throws<InvalidArgumentException>(() => optimizer.SetWeights([3L]));
        Assert.Throws<InvalidArgumentException>(() => optimizer.SetWeights([3L, new[] { 5f }]));
        Assert.Throws<NotFoundException>(() => optimizer.GetSlot(v, "velocity"));
    }

    [Fact]
    public void Describes_itself()
    {
        IReadOnlyDictionary<string, object?> config = new SGD(0.25, momentum: 0.5, nesterov: true) { ClipNorm = 2 }.GetConfig();
        Assert.Equal("SGD", config["name"]);
        Assert.Equal(0.25, config["learning_rate"]);
        Assert.Equal(0.5, config["momentum"]);
        Assert.Equal(2.0, config["clipnorm"]);
        Assert.Equal(true, config["nesterov"]);
        Assert.False(config.ContainsKey("clipvalue"));
    }

    private static float[] Stepped(SGD optimizer, float first, float second)
    {
        (Variable v0, Variable v1) = (Make(0), Make(0));
        optimizer.ApplyGradients([new(new Gradient(new[] { first }), v0), new(new Gradient(new[] { second }), v1)]);
        return [.. Values(v0), .. Values(v1)];
    }
}
