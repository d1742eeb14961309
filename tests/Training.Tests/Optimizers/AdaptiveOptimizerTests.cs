using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Training;

public class AdaptiveOptimizerTests
{
    public static TheoryData<string> Names =>
    [
        "AdaBelief", "Adan", "LAMB", "LARS", "Lookahead", "Muon", "NovoGrad", "Prodigy", "RAdam", "ScheduleFreeAdamW",
        "ScheduleFreeSGD", "SM3", "Yogi",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_variable_of_any_rank_takes_finite_steps_that_move_it(string name)
    {
        foreach (DType dtype in new[] { DType.Float32, DType.Float64 })
        {
            Optimizer optimizer = Make(name);
            Variable[] variables =
            [
                new(Values([], dtype)), new(Values([3], dtype)), new(Values([2, 3], dtype)), new(Values([2, 2, 2], dtype)),
                new(Values([0, 3], dtype)),
            ];
            Tensor[] before = [.. variables.Select(variable => variable.Read())];
            for (int step = 0; step < 3; step++)
            {
                optimizer.ApplyGradients(
                    [.. variables.Select(v => new GradientAndVariable(new Gradient(Values(v.Shape, dtype)), v))]);
            }

            for (int i = 0; i < variables.Length; i++)
            {
                double[] values = RawOps.Cast(variables[i], DType.Float64).ToArray<double>();
                Assert.All(values, value => Assert.True(double.IsFinite(value), $"{name} {dtype} gives {value}"));
                bool mayStay = variables[i].Shape.ElementCount == 0 || (name == "Prodigy" && dtype != DType.Float64);
                double[] old = RawOps.Cast(before[i], DType.Float64).ToArray<double>();
                Assert.True(mayStay || !old.SequenceEqual(values), $"{name} {dtype} stays");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Variables_of_16_bits_take_finite_steps(string name)
    {
        // bfloat16 rounds a decay of 0.999 to 1, and float16 an epsilon of 1e-8 to 0: each is 0 / 0 where nothing guards it.
        foreach (DType dtype in new[] { DType.Float16, DType.BFloat16 })
        {
            Optimizer optimizer = Make(name);
            Variable variable = new(Values([2, 3], dtype));
            Variable vector = new(Values([4], dtype));
            Tensor gradient = RawOps.Cast(new float[] { 0.5f, 0, -0.25f, 0 }, dtype);
            for (int step = 0; step < 3; step++)
            {
                optimizer.ApplyGradients(
                    [new(new Gradient(Values([2, 3], dtype)), variable), new(new Gradient(gradient), vector)]);
            }

            foreach (Variable moved in new[] { variable, vector })
            {
                Assert.All(
                    RawOps.Cast(moved, DType.Float32).ToArray<float>(),
                    value => Assert.True(MathF.Abs(value) < 10, $"{name} {dtype} gives {value}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rows_count_as_a_gradient_that_is_zero_elsewhere(string name)
    {
        Variable sparse = new(Values([4, 2], DType.Float32));
        Variable dense = new(Values([4, 2], DType.Float32));
        Optimizer bySparse = Make(name);
        Optimizer byDense = Make(name);
        IndexedSlices rows = new(new float[,] { { 1, 2 }, { 3, -4 }, { 5, 6 } }, new[] { 2, 0, 2 }, new[] { 4, 2 });
        Tensor whole = new float[,] { { 3, -4 }, { 0, 0 }, { 6, 8 }, { 0, 0 } };
        for (int step = 0; step < 3; step++)
        {
            bySparse.ApplyGradients([new GradientAndVariable(new Gradient(rows), sparse)]);
            byDense.ApplyGradients([new GradientAndVariable(new Gradient(whole), dense)]);
        }

        Assert.Equal(dense.Read().ToArray<float>(), sparse.Read().ToArray<float>());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void State_that_is_set_in_another_optimizer_goes_on_with_the_same_steps(string name)
    {
        Variable first = new(Values([2, 3], DType.Float32), name: "w");
        Optimizer original = Make(name);
        Step(original, first);
        Step(original, first);

        Variable second = new(first.Read(), name: "w");
        Optimizer copy = OptimizerNames.FromJson(OptimizerNames.ToJson(original));
        copy.Build([second]);
        copy.SetWeights(original.GetWeights());
        Step(original, first);
        Step(copy, second);

        Assert.Equal(first.Read().ToArray<float>(), second.Read().ToArray<float>());
        Assert.Equal(original.Weights.Select(weight => weight.Name), copy.Weights.Select(weight => weight.Name));
        Assert.Distinct(copy.Weights.Select(weight => weight.Name));
    }

    [Theory]
    [InlineData("LAMB")]
    [InlineData("LARS")]
    [InlineData("NovoGrad")]
    [InlineData("ScheduleFreeAdamW")]
    [InlineData("ScheduleFreeSGD")]
    [InlineData("Prodigy")]
    [InlineData("Adan")]
    [InlineData("Muon")]
    public void Weight_decay_changes_the_step_except_of_excluded_variables(string name)
    {
        float[] Stepped(double? decay, bool isExcluded)
        {
            Optimizer optimizer = Make(name);
            optimizer.WeightDecay = decay;
            if (isExcluded)
            {
                optimizer.ExcludeFromWeightDecay(names: ["bias"]);
            }

            Variable variable = new(new[] { 1.0, -2.0, 4.0 }, name: "dense/bias");
            optimizer.ApplyGradients([new GradientAndVariable(new Gradient(new[] { 0.5, 0.25, -1.0 }), variable)]);
            return [.. variable.Read().ToArray<double>().Select(value => (float)(value * 1e4))];
        }

        float[] plain = Stepped(null, isExcluded: false);
        Assert.NotEqual(plain, Stepped(0.5, isExcluded: false));
        Assert.Equal(plain, Stepped(0.5, isExcluded: true));
    }

    [Fact]
    public void A_pattern_that_is_not_one_is_refused_when_it_is_given()
    {
        InvalidArgumentException thrown = Assert.Throws<InvalidArgumentException>(
            () => new LAMB(weightDecay: 0.1).ExcludeFromWeightDecay(names: ["bias", "("]));
        Assert.StartsWith(
            "LAMB: ExcludeFromWeightDecay: '(' is not a regular expression:", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lookahead_moves_the_slow_weights_half_way_after_its_period()
    {
        Variable variable = new(new[] { 0f });
        Lookahead optimizer = new(new SGD(1.0), syncPeriod: 2, slowStepSize: 0.5);
        List<float> values = [];
        for (int step = 0; step < 4; step++)
        {
            optimizer.ApplyGradients([new GradientAndVariable(new Gradient(new[] { 1f }), variable)]);
            values.Add(variable.Read().Item<float>());
        }

        Assert.Equal([-1f, -1f, -2f, -2f], values);
        Assert.Equal(-2f, optimizer.GetSlot(variable, "slow").Read().Item<float>());
    }

    [Fact]
    public void Lookahead_makes_no_state_for_a_step_that_is_refused_or_empty()
    {
        Variable variable = new(new[] { 0f });
        Lookahead optimizer = new(new RawOpsNet.Optimizers.V3.SGD(1.0));
        optimizer.ApplyGradients([]);
        Assert.Throws<InvalidArgumentException>(() => optimizer.ApplyGradients([new(new Gradient(new[] { 1f, 2f }), variable)]));
        Assert.Throws<InvalidArgumentException>(() => optimizer.ApplyGradients([new(null, variable)]));
        Assert.False(optimizer.IsBuilt);
        Assert.False(optimizer.TryGetSlot(variable, "slow", out _));
    }

    [Fact]
    public void Lookahead_brings_back_a_variable_that_moved_since_though_it_has_no_gradient_now()
    {
        (Variable moved, Variable other) = (new(new[] { 0f }), new(new[] { 0f }));
        Lookahead optimizer = new(new SGD(1.0), syncPeriod: 2, slowStepSize: 0.5);
        Gradient one = new(new[] { 1f });
        optimizer.ApplyGradients([new(one, moved), new(one, other)]);
        optimizer.ApplyGradients([new(one, other)]);
        Assert.Equal(-0.5f, moved.Read().Item<float>());
        Assert.Equal(-1f, other.Read().Item<float>());
    }

    [Fact]
    public void Schedule_free_averages_are_what_variables_become_at_the_end()
    {
        Variable variable = new(new[] { 1.0 });
        ScheduleFreeSGD optimizer = new(0.5, beta1: 0.5);
        for (int step = 0; step < 2; step++)
        {
            optimizer.ApplyGradients([new GradientAndVariable(new Gradient(new[] { 1.0 }), variable)]);
        }

        // z is 0.5 and then 0; their average is 0.25.
        Assert.Equal(0.25, optimizer.Average(variable).Item<double>(), 12);
        optimizer.FinalizeVariableValues([variable]);
        Assert.Equal(0.25, variable.Read().Item<double>(), 12);
    }

    [Fact]
    public void ScheduleFree_with_a_moving_average_ends_with_that_average()
    {
        Variable variable = new(new[] { 1.0 });
        ScheduleFreeSGD optimizer = new(0.5, beta1: 0.5) { UseEma = true, EmaMomentum = 0.75 };
        optimizer.ApplyGradients([new GradientAndVariable(new Gradient(new[] { 1.0 }), variable)]);
        double average = optimizer.GetSlot(variable, "average").Read().Item<double>();
        Assert.NotEqual(optimizer.Average(variable).Item<double>(), average);
        optimizer.FinalizeVariableValues([variable]);
        Assert.Equal(average, variable.Read().Item<double>());
    }

    // The first step is of the size 1e-6, which 16 bits cannot add to 1: without state in float32 it would stand still.
    [Theory]
    [InlineData(DType.Float16)]
    [InlineData(DType.BFloat16)]
    [InlineData(DType.Float32)]
    public void Prodigy_comes_to_the_minimum_in_every_dtype(DType dtype)
    {
        Variable variable = new(RawOps.Cast(new[] { 1f, -2f }, dtype));
        Prodigy optimizer = new();
        void Apply(float factor) => optimizer.ApplyGradients(
            [new(new Gradient(RawOps.Mul(variable, RawOps.Cast(factor, dtype))), variable)]);
        for (int step = 0; step < 200; step++)
        {
            Apply(2);
        }

        Assert.All(RawOps.Cast(variable, DType.Float32).ToArray<float>(), x => Assert.InRange(x, -0.25f, 0.25f));
        Assert.All(optimizer.Weights.Skip(3), weight => Assert.Equal(DType.Float32, weight.DType));

        // What somebody sets counts, not what the optimizer remembers.
        variable.Assign(RawOps.Cast(new[] { 8f, 8f }, dtype));
        Apply(0);
        Assert.All(RawOps.Cast(variable, DType.Float32).ToArray<float>(), x => Assert.InRange(x, 6f, 9f));
    }

    [Fact]
    public void Muon_makes_the_step_of_a_matrix_nearly_orthogonal()
    {
        Variable variable = new(RawOps.ZerosLike(Values([4, 4], DType.Float64)));
        Muon optimizer = new(1.0);
        Tensor gradient = RawOps.StatelessRandomNormal(new[] { 4, 4 }, new[] { 3, 4 }, DType.Float64);
        optimizer.ApplyGradients([new GradientAndVariable(new Gradient(gradient), variable)]);

        Tensor product = RawOps.MatMul(variable, variable, transposeB: true);
        double[] values = product.ToArray<double>();
        for (int i = 0; i < 16; i++)
        {
            // Five iterations leave the singular values between 0.7 and 1.2, not at 1 (Jordan et al.).
            Assert.InRange(values[i], i % 5 == 0 ? 0.4 : -0.6, i % 5 == 0 ? 1.5 : 0.6);
        }
    }

    [Fact]
    public void Hyper_parameters_out_of_range_are_refused_by_name_and_value()
    {
        Assert.Equal(
            "LAMB: beta_1 is 1; it must be at least 0 and less than 1.",
            Assert.Throws<InvalidArgumentException>(() => new LAMB(beta1: 1)).Message);
        Assert.Equal(
            "Lookahead: syncPeriod is 0; it must be at least 1.",
            Assert.Throws<InvalidArgumentException>(() => new Lookahead(new SGD(), syncPeriod: 0)).Message);
        Assert.Equal(
            "RAdam: threshold is 4; it must be greater than 4 and finite.",
            Assert.Throws<InvalidArgumentException>(() => new RAdam(threshold: 4)).Message);
        Assert.Equal(
            "Prodigy: initial_distance is 0; it must be greater than 0 and finite.",
            Assert.Throws<InvalidArgumentException>(() => new Prodigy(initialDistance: 0)).Message);
    }

    private static Optimizer Make(string name) => name == "Lookahead"
        ? new Lookahead(new SGD(0.1, momentum: 0.9), syncPeriod: 2)
        : OptimizerNames.Make(name);

    private static void Step(Optimizer optimizer, Variable variable) => optimizer.ApplyGradients(
        [new GradientAndVariable(new Gradient(Values(variable.Shape, variable.DType)), variable)]);

    private static Tensor Values(Shape shape, DType dtype) =>
        RawOps.Cast(RawOps.StatelessRandomNormal(shape, new[] { 1, 2 }, DType.Float32), dtype);
}
