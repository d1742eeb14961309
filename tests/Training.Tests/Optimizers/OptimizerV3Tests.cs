using RawOpsNet.Optimizers;
using V3 = RawOpsNet.Optimizers.V3;

namespace RawOpsNet.Tests.Training;

public sealed class OptimizerV3Tests
{
    public static TheoryData<string> Names =>
        ["sgd", "adam", "adamw", "adamax", "nadam", "rmsprop", "adagrad", "adadelta", "ftrl", "lion", "adafactor"];

    private static Variable Make(params float[] values) => new(values);

    private static float[] Values(Variable variable) => ((Tensor)variable).ToArray<float>();

    private static GradientAndVariable Pair(Variable variable, params float[] gradient) => new(new Gradient(gradient), variable);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sparse_gradient_counts_as_a_dense_one_with_zeros(string name)
    {
        (Optimizer dense, Optimizer sparse) = (OptimizerNames.Make(name), OptimizerNames.Make(name));
        (Variable x, Variable y) = (Make(1, 2, 3, 4, 5), Make(1, 2, 3, 4, 5));
        for (int i = 0; i < 5; i++)
        {
            dense.ApplyGradients([Pair(x, 0, 1, 1.5f, 0, 0)]);
            IndexedSlices rows = new(new[] { 0.5f, 1.5f, 0.5f }, new[] { 1, 2, 1 }, y.Shape);
            sparse.ApplyGradients([new(new Gradient(rows), y)]);
        }

        Assert.Equal(Values(x), Values(y));
        Assert.NotEqual([1f, 2f, 3f, 4f, 5f], Values(x));
    }

    [Theory]
    [InlineData("adamw")]
    [InlineData("sgd")]
    [InlineData("legacy.sgd")]
    public void Weights_decay_apart_from_gradients(string name)
    {
        Optimizer optimizer = OptimizerNames.Make(name);
        (optimizer.LearningRate, optimizer.WeightDecay) = (1.0, 0.004);
        Variable v = Make(2);
        for (int i = 0; i < 3; i++)
        {
            optimizer.ApplyGradients([Pair(v, 0)]);
        }

        // 2 · 0.996³: what optimizer_test.py asserts.
        Assert.Equal(1.9760959f, Values(v)[0], 6);
    }

    [Fact]
    public void Some_variables_are_kept_from_decaying()
    {
        AdamW optimizer = new(1.0, weightDecay: 0.5);
        Variable kernel = new(new[] { 2f }, name: "dense/kernel");
        Variable bias = new(new[] { 2f }, name: "dense/bias");
        Variable norm = new(new[] { 2f }, name: "norm/gamma");
        optimizer.ExcludeFromWeightDecay(variables: [norm], names: ["bias$"]);
        optimizer.ApplyGradients([Pair(kernel, 0), Pair(bias, 0), Pair(norm, 0)]);
        Assert.Equal([1f, 2f, 2f], [.. Values(kernel), .. Values(bias), .. Values(norm)]);
        Assert.Throws<FailedPreconditionException>(() => optimizer.ExcludeFromWeightDecay(names: ["kernel"]));
    }

    [Theory]
    [InlineData("sgd")]
    [InlineData("legacy.sgd")]
    public void Averages_overwrite_the_variables_every_so_many_steps(string name)
    {
        Optimizer optimizer = OptimizerNames.Make(name);
        (optimizer.LearningRate, optimizer.UseEma) = (1.0, true);
        (optimizer.EmaMomentum, optimizer.EmaOverwriteFrequency) = (0.5, 3);
        Variable v = Make(2);
        List<float> path = [];
        for (int i = 0; i < 3; i++)
        {
            optimizer.ApplyGradients([Pair(v, 1)]);
            path.Add(Values(v)[0]);
        }

        // Averages 1.5, 0.75, -0.125: what optimizer_test.py asserts.
        Assert.Equal([1f, 0f, -0.125f], path);
    }

    [Fact]
    public void Training_ends_with_the_averages_where_they_are_kept()
    {
        V3.SGD optimizer = new(1.0) { UseEma = true, EmaMomentum = 0.5 };
        Variable v = Make(2);
        optimizer.ApplyGradients([Pair(v, 1)]);
        optimizer.FinalizeVariableValues([v]);
        Assert.Equal([1.5f], Values(v));
        optimizer.ApplyGradients([Pair(v, 1)]);
        Assert.Equal([0.5f], Values(v));
        Assert.Equal([1f], Values(optimizer.GetSlot(v, "average")));
    }

    [Fact]
    public void One_kind_of_clipping_applies()
    {
        Assert.Equal([-0.5f, -0.5f], Stepped(new(1.0) { GlobalClipNorm = 1 }, [100, 100], [100, 100]).Take(2));
        Assert.All(Stepped(new(1.0) { ClipNorm = 1 }, [100, 100], [0, 0]).Take(2), x => Assert.Equal(-0.70710677f, x, 6));
        Assert.Equal([-0.5f, -0.2f], Stepped(new(1.0) { ClipValue = 0.5 }, [100, 0.2f], [0, 0]).Take(2));
        Assert.Equal([-1f, 0f], Stepped(new(1.0) { ClipNorm = 1, ClipValue = 0.5 }, [100, 0], [0, 0]).Take(2));
    }

    [Fact]
    public void Makes_state_for_all_variables_at_once_and_refuses_one_that_comes_later()
    {
        V3.Adam optimizer = new();
        (Variable a, Variable b) = (new(new[] { 1f }, name: "a"), new(new[] { 1f }, name: "b"));
        optimizer.ApplyGradients([Pair(a, 1), new(null, b)]);
        Assert.Equal(
            ["iteration", "Adam/m/a", "Adam/v/a", "Adam/m/b", "Adam/v/b"], optimizer.Weights.Select(weight => weight.Name));
        optimizer.ApplyGradients([Pair(a, 1), Pair(b, 1)]);
        InvalidArgumentException error =
            Assert.Throws<InvalidArgumentException>(() => optimizer.ApplyGradients([Pair(new(new[] { 1f }, name: "c"), 1)]));
        Assert.Contains("'c'", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, ((Tensor)optimizer.Iterations).Item<long>());
    }

    [Fact]
    public void A_constraint_holds_after_a_sparse_update_and_after_the_average()
    {
        Variable v = new(new[] { 1f, 2f }, constraint: x => RawOps.ClipByValue(x, -0.1f, 0f));
        V3.SGD optimizer = new(1.0) { UseEma = true, EmaMomentum = 0, EmaOverwriteFrequency = 1 };
        optimizer.ApplyGradients([new(new Gradient(new IndexedSlices(new[] { 5f }, new[] { 0 }, v.Shape)), v)]);
        Assert.Equal([-0.1f, 0f], Values(v));
        Assert.Equal([-4f, 2f], Values(optimizer.GetSlot(v, "average")));
    }

    [Fact]
    public void A_schedule_is_replaced_by_a_schedule_only()
    {
        V3.SGD optimizer = new(new ExponentialDecay(1, 1, 0.5));
        Assert.Throws<FailedPreconditionException>(() => optimizer.LearningRate = 0.1);
        optimizer.LearningRate = new ExponentialDecay(2, 1, 0.5);
        Variable v = Make(0);
        optimizer.ApplyGradients([Pair(v, 1)]);
        Assert.Equal([-2f], Values(v));
    }

    [Fact]
    public void Refuses_wrong_settings()
    {
        Assert.Throws<InvalidArgumentException>(() => new V3.SGD(momentum: 1.5));
        Assert.Throws<InvalidArgumentException>(() => new Lion(beta1: 0));
        Assert.Throws<InvalidArgumentException>(() => new V3.Adagrad(initialAccumulatorValue: -1));
        Assert.Throws<InvalidArgumentException>(() => new V3.Ftrl(learningRatePower: 0.5));
        Assert.Throws<InvalidArgumentException>(() => new AdamW().WeightDecay = null);
        Assert.Throws<InvalidArgumentException>(() => new V3.Adam { WeightDecay = -1 });
        Assert.Throws<InvalidArgumentException>(() => new V3.Adam { EmaMomentum = 1.5 });
        Assert.Throws<InvalidArgumentException>(() => new V3.Adam { EmaOverwriteFrequency = 0 });
        Assert.Throws<InvalidArgumentException>(() => new V3.Adam { ClipNorm = 1, GlobalClipNorm = 1 });
    }

    private static float[] Stepped(V3.SGD optimizer, float[] first, float[] second)
    {
        (Variable a, Variable b) = (Make(0, 0), Make(0, 0));
        optimizer.ApplyGradients([Pair(a, first), Pair(b, second)]);
        return [.. Values(a), .. Values(b)];
    }

    // 2 - 2 * 0.25 is 1.5, of which 1 / 1 of the rate is taken: 1.5 - 1.5.
    [Fact]
    public void Adafactor_steps_relative_to_the_variable_that_is_decayed()
    {
        Variable v = new(new[] { 2.0 });
        Adafactor optimizer = new(1.0) { WeightDecay = 0.25 };
        optimizer.ApplyGradients([new(new Gradient(new[] { 3.0 }), v)]);
        Assert.Equal(0, v.Read().Item<double>(), 12);
    }
}
