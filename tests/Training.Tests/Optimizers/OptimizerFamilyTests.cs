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
    public void Trains_in_double_half_and_bfloat16(string name)
    {
        foreach (DType dtype in new[] { DType.Float64, DType.Float16, DType.BFloat16 })
        {
            Optimizer optimizer = WithRoundSettings(name);
            Variable v = new(RawOps.Cast(new[] { 1f, -1f }, dstT: dtype));
            optimizer.ApplyGradients([new(new Gradient(RawOps.Cast(new[] { 1f, -1f }, dstT: dtype)), v)]);
            float[] after = RawOps.Cast(v, dstT: DType.Float32).ToArray<float>();
            Assert.All(after, x => Assert.True(float.IsFinite(x), $"{dtype.Name} gives {x}"));
            Assert.True(after[0] < 1 && after[1] > -1, $"{dtype.Name} gives {after[0]}, {after[1]}");
        }
    }

    // In 8 bits of mantissa 0.999 is 1 and in half 1e-7 is all but 0, here as in Keras: settings that 16 bits can hold.
    private static Optimizer WithRoundSettings(string name)
    {
        Dictionary<string, object?> config = new() { ["learning_rate"] = 0.125 };
        if (name.Contains("ada", StringComparison.Ordinal) && name.Contains('m', StringComparison.Ordinal))
        {
            config["beta_2"] = 0.75;
        }
        else if (name.EndsWith("adadelta", StringComparison.Ordinal))
        {
            (config["learning_rate"], config["epsilon"]) = (1.0, 0.015625);
        }

        return OptimizerNames.FromConfig(name, config);
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
    public void Legacy_Nadam_refuses_a_schedule() =>
        Assert.Throws<InvalidArgumentException>(() => new Nadam(new ExponentialDecay(1, 1, 0.5)));

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
