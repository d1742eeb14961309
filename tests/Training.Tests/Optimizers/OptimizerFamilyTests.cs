using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Training;

public sealed class OptimizerFamilyTests
{
    public static TheoryData<string> Names =>
    [
        "legacy.sgd", "legacy.adam", "legacy.adamax", "legacy.nadam", "legacy.rmsprop", "legacy.adagrad", "legacy.adadelta",
        "legacy.ftrl", "sgd", "adam", "adamw", "adamax", "nadam", "rmsprop", "adagrad", "adadelta", "ftrl", "lion", "adafactor",
    ];

    private static float[] Values(Variable variable) => ((Tensor)variable).ToArray<float>();

    private static GradientAndVariable Pair(Variable variable, params float[] gradient) => new(new Gradient(gradient), variable);

    [Theory]
    [MemberData(nameof(Names))]
    public void Goes_on_from_weights_that_were_set_before_the_first_step(string name)
    {
        (Optimizer first, Optimizer second) = (OptimizerNames.Make(name), OptimizerNames.Make(name));
        Variable v = new(new[] { 1f, -2f });
        first.ApplyGradients([Pair(v, 0.5f, 1)]);
        Variable copy = new(v);
        second.Build([copy]);
        Assert.Equal(first.Weights.Count, second.Weights.Count);
        second.SetWeights(first.GetWeights());
        if (name == "nadam")
        {
            // The product of momenta is no weight, in Keras either: it travels in checkpoints.
            second.NamedVariables().Single(named => named.Path == "_u_product").Variable
                .Assign(first.NamedVariables().Single(named => named.Path == "_u_product").Variable);
        }

        first.ApplyGradients([Pair(v, -1, 2)]);
        second.ApplyGradients([Pair(copy, -1, 2)]);
        Assert.Equal(Values(v), Values(copy));
        Assert.Equal(2, ((Tensor)second.Iterations).Item<long>());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_gradient_that_does_not_fit_changes_nothing(string name)
    {
        Optimizer optimizer = OptimizerNames.Make(name);
        (Variable a, Variable b) = (new(new[] { 1f, 2f }, name: "a"), new(new float[3, 1], name: "b"));
        Gradient outside = new(new IndexedSlices(new float[1, 1], new[] { 3 }, b.Shape));
        InvalidArgumentException error =
            Assert.Throws<InvalidArgumentException>(() => optimizer.ApplyGradients([Pair(a, 1, 1), new(outside, b)]));
        Assert.Contains("row 3", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidArgumentException>(() => optimizer.ApplyGradients([Pair(a, 1, 1), Pair(b, 1, 1)]));
        Assert.Equal([1f, 2f], Values(a));
        Assert.Equal(0, ((Tensor)optimizer.Iterations).Item<long>());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_gradient_or_a_variable_that_is_gone_changes_nothing(string name)
    {
        Optimizer optimizer = OptimizerNames.Make(name);
        if (name is not ("legacy.nadam" or "nadam"))
        {
            optimizer.WeightDecay = 0.5;
        }

        (Variable a, Variable b) = (new(new float[,] { { 1 }, { 2 } }, name: "a"), new(new[] { 3f }, name: "b"));
        optimizer.Build([a, b]);
        float[][] State() => [Values(a), .. optimizer.Weights.Select(weight => RawOps.Cast(weight, DType.Float32).ToArray<float>())];
        float[][] before = State();
        Gradient rows = new(new IndexedSlices(new float[1, 1] { { 1 } }, new[] { 1 }, a.Shape));
        Tensor gone = RawOps.Neg(new[] { 1f });
        gone.Dispose();
        Assert.Throws<FailedPreconditionException>(() => optimizer.ApplyGradients([new(rows, a), new(new Gradient(gone), b)]));
        Assert.Equal(before, State());
        b.Dispose();
        Assert.Throws<FailedPreconditionException>(() => optimizer.ApplyGradients([new(rows, a), Pair(b, 1)]));
        Assert.Equal(before, State());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Trains_in_double(string name)
    {
        Optimizer optimizer = OptimizerNames.Make(name);
        Variable v = new(new[] { 1.0, -1.0 });
        optimizer.ApplyGradients([new(new Gradient(new[] { 1.0, -1.0 }), v)]);
        double[] after = v.Read().ToArray<double>();
        Assert.All(after, x => Assert.True(double.IsFinite(x), $"{x}"));
        Assert.True(after[0] < 1 && after[1] > -1, $"{after[0]}, {after[1]}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_update_copies_no_variable(string name)
    {
        Optimizer optimizer = OptimizerNames.Make(name);
        Variable v = new(new[] { 1f, 2f });
        optimizer.ApplyGradients([Pair(v, 1, 1)]);
        long before = MemoryCounters.VariableCopies;
        for (int i = 0; i < 5; i++)
        {
            using TensorScope scope = new();
            optimizer.ApplyGradients([Pair(v, 1, 1)]);
        }

        Assert.Equal(before, MemoryCounters.VariableCopies);
    }

    [Fact]
    public void Epsilon_0_stands_for_the_default_in_the_older_family() => Assert.Equal(1e-7, new Adam(epsilon: 0).Epsilon);

    [Fact]
    public void Legacy_Nadam_refuses_a_schedule_when_it_is_made_and_later()
    {
        Assert.Throws<InvalidArgumentException>(() => new Nadam(new ExponentialDecay(1, 1, 0.5)));
        Nadam optimizer = new(0.5);
        InvalidArgumentException error =
            Assert.Throws<InvalidArgumentException>(() => optimizer.LearningRate = new ExponentialDecay(1, 1, 0.5));
        Assert.StartsWith("Nadam: the learning rate is a schedule", error.Message, StringComparison.Ordinal);
        Assert.Equal(0.5, optimizer.LearningRate.Number);
    }

    [Theory]
    [InlineData("legacy.ftrl")]
    [InlineData("ftrl")]
    public void Ftrl_refuses_a_rate_of_0_before_anything_is_NaN(string name)
    {
        Optimizer optimizer = OptimizerNames.FromConfig(name, new Dictionary<string, object?> { ["beta"] = 0.0 });
        optimizer.LearningRate = new ExponentialDecay(0.5, 10, 0.5).WithWarmup(2);
        Variable v = new(new[] { 1f, 2f });
        InvalidArgumentException error = Assert.Throws<InvalidArgumentException>(() => optimizer.ApplyGradients([Pair(v, 1, 1)]));
        Assert.Equal(
            "Ftrl: the learning rate of this step is 0, and Ftrl divides by it; begin a warm-up above 0.", error.Message);
        Assert.Equal([1f, 2f], Values(v));
    }

    // A float32 product would show in the eighth digit.
    [Fact]
    public void The_product_of_Nadams_momenta_is_as_exact_as_the_variables()
    {
        RawOpsNet.Optimizers.V3.Nadam optimizer = new(0.5, beta1: 0.7);
        Variable v = new(new[] { 1.0 });
        double product = 1;
        for (int step = 1; step <= 5; step++)
        {
            optimizer.ApplyGradients([new(new Gradient(new[] { 0.5 }), v)]);
            product *= 0.7 * (1 - (0.5 * Math.Pow(0.96, step)));
        }

        Variable held = optimizer.NamedVariables().Single(named => named.Path == "_u_product").Variable;
        Assert.Equal(product, held.Read().Item<double>(), 15);
    }

    [Fact]
    public void A_gradient_that_is_a_variable_keeps_its_value_during_the_step()
    {
        foreach (bool isFirst in new[] { true, false })
        {
            (Variable a, Variable b) = (new(new[] { 1f }), new(new[] { 10f }));
            SGD optimizer = new(1.0);
            GradientAndVariable[] pairs = [new(new Gradient((Tensor)b), a), Pair(b, 4)];
            optimizer.ApplyGradients(isFirst ? pairs : pairs.Reverse());
            Assert.Equal([-9f], Values(a));
            Assert.Equal([6f], Values(b));
            long copies = MemoryCounters.VariableCopies;
            optimizer.ApplyGradients([Pair(a, 1), Pair(b, 1)]);
            Assert.Equal(copies, MemoryCounters.VariableCopies);
        }
    }

    [Fact]
    public void Weights_that_are_null_or_gone_or_no_longer_valid_set_nothing()
    {
        Adam optimizer = new();
        Variable v = new(new[] { 1f });
        optimizer.ApplyGradients([Pair(v, 1)]);
        Tensor[] before = [.. optimizer.GetWeights()];
        Tensor gone = RawOps.Neg(new[] { 1f });
        gone.Dispose();
        InvalidArgumentException missing =
            Assert.Throws<InvalidArgumentException>(() => optimizer.SetWeights([7L, new[] { 8f }, null!]));
        Assert.Contains("weights[2]", missing.Message, StringComparison.Ordinal);
        Assert.Throws<FailedPreconditionException>(() => optimizer.SetWeights([7L, new[] { 8f }, gone]));
        for (int i = 0; i < before.Length; i++)
        {
            Assert.Equal(RawOps.Cast(before[i], DType.Float64).ToArray<double>(),
                RawOps.Cast(optimizer.Weights[i], DType.Float64).ToArray<double>());
        }

        // The weights themselves, read in passing and exchanged: each is taken before any is set.
        (float m, float v2) = (before[1].Item<float>(), before[2].Item<float>());
        optimizer.SetWeights([optimizer.Weights[0], optimizer.Weights[2], optimizer.Weights[1]]);
        Assert.Equal([v2], Values(optimizer.Weights[1]));
        Assert.Equal([m], Values(optimizer.Weights[2]));
    }

    [Fact]
    public void An_overwrite_frequency_of_null_stays_null_through_a_config()
    {
        RawOpsNet.Optimizers.V3.RMSprop optimizer = new() { UseEma = true, EmaOverwriteFrequency = null };
        Assert.Null(OptimizerNames.FromJson(OptimizerNames.ToJson(optimizer)).EmaOverwriteFrequency);
        Assert.Equal(100, OptimizerNames.Make("rmsprop").EmaOverwriteFrequency);
    }

    [Fact]
    public void A_name_that_is_not_there_and_a_key_that_is_not_known_are_errors()
    {
        Assert.Throws<InvalidArgumentException>(() => OptimizerNames.Make("adan2"));
        InvalidArgumentException error = Assert.Throws<InvalidArgumentException>(
            () => OptimizerNames.FromConfig("Adam", new Dictionary<string, object?> { ["beta_3"] = 0.5 }));
        Assert.Contains("beta_3", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidArgumentException>(() => OptimizerNames.FromJson("[1]"));
        Assert.Throws<InvalidArgumentException>(() => OptimizerNames.FromJson("{"));
    }
}
