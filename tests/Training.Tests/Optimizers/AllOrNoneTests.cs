using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Training;

/// <summary>A step that throws leaves variables, slots, iterations and the optimizer's own state bit-identical.</summary>
[Collection(RunsAlone.Name)]
public sealed class AllOrNoneTests
{
    public static TheoryData<string> Names => EveryOptimizer.Names;

    private static Dictionary<string, Gradient> BadGradients => new()
    {
        ["wrong shape"] = new Gradient(Values([3, 2], 0)),
        ["wrong rank"] = new Gradient(Values([6], 0)),
        ["wrong dtype"] = new Gradient(RawOps.Cast(Values([2, 3], 0), DType.Float64)),
        ["disposed"] = new Gradient(Disposed()),
        ["an index past the rows"] = new Gradient(new IndexedSlices(Values([2, 3], 0), new[] { 0, 2 }, [2, 3])),
        ["a negative index"] = new Gradient(new IndexedSlices(Values([2, 3], 0), new[] { 1L, -1L }, [2, 3])),
        ["rows of a larger table"] = new Gradient(new IndexedSlices(Values([2, 3], 0), new[] { 0, 1 }, [4, 3])),
        ["rows of float64"] = new Gradient(
            new IndexedSlices(RawOps.Cast(Values([2, 3], 0), DType.Float64), new[] { 0, 1 }, [2, 3])),
        ["disposed rows"] = new Gradient(new IndexedSlices(Disposed(), new[] { 0, 1 }, [2, 3])),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_bad_gradient_of_the_last_variable_changes_nothing(string name)
    {
        Optimizer optimizer = EveryOptimizer.Make(name);
        Variable[] variables = Variables();
        Step(optimizer, variables, 1);
        List<string> before = EveryOptimizer.Bits(optimizer, variables);
        foreach ((string kind, Gradient bad) in BadGradients)
        {
            GradientAndVariable[] pairs = Pairs(variables, 2);
            pairs[^1] = new GradientAndVariable(bad, variables[^1]);
            Exception? error = Record.Exception(() => optimizer.ApplyGradients(pairs));
            Assert.True(error is OpException, $"{kind}: {error?.ToString() ?? "no error"}");
            Assert.True(before.SequenceEqual(EveryOptimizer.Bits(optimizer, variables)), $"{kind} has changed something");
        }
    }

    // Whatever update it is that fails: decays, steps and averages, of dense and sparse gradients.
    [Theory]
    [MemberData(nameof(Names))]
    public void A_failure_after_any_update_of_a_step_changes_nothing(string name)
    {
        foreach (bool isSparse in new[] { false, true })
        {
            Optimizer optimizer = Decaying(name);
            Variable[] variables = Variables();
            Step(optimizer, variables, 1, isSparse);
            for (int updates = 1; ; updates++)
            {
                List<string> before = EveryOptimizer.Bits(optimizer, variables);
                FailingStrategy strategy = new(updates);
                using StrategyScope scope = strategy.Scope();
                Exception? error = Record.Exception(() => Step(optimizer, variables, 2, isSparse));
                if (!strategy.HasFailed)
                {
                    Assert.Null(error);
                    Assert.True(updates > variables.Length, $"only {updates - 1} updates");
                    break;
                }

                Assert.IsType<InternalException>(error);
                Assert.True(
                    before.SequenceEqual(EveryOptimizer.Bits(optimizer, variables)),
                    $"failure after update {updates}, {(isSparse ? "sparse" : "dense")}");
            }
        }
    }

    // To be all or none costs nothing: no update runs early, for which what it writes would be copied first.
    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_with_decay_and_averages_copies_no_variable(string name)
    {
        foreach (bool isSparse in new[] { false, true })
        {
            // A scatter is no update that can follow the decay of the same variable.
            bool scatters = isSparse && name is "legacy.Nadam";
            Optimizer optimizer = scatters ? EveryOptimizer.Make(name) : Decaying(name);
            Variable[] variables = Variables();
            for (int step = 0; step < 4; step++)
            {
                using TensorScope scope = new();
                long copies = MemoryCounters.VariableCopies;
                Step(optimizer, variables, step, isSparse);
                Assert.True(step < 2 || copies == MemoryCounters.VariableCopies, $"{(isSparse ? "sparse" : "dense")} copies");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_learning_rate_that_throws_changes_nothing(string name)
    {
        bool throws = false;
        Optimizer optimizer = EveryOptimizer.Make(
            name, new Func<double>(() => throws ? throw new InvalidOperationException("The planted failure.") : 0.125));
        Variable[] variables = Variables();
        Step(optimizer, variables, 1);
        List<string> before = EveryOptimizer.Bits(optimizer, variables);
        throws = true;
        Assert.Throws<InvalidOperationException>(() => Step(optimizer, variables, 2));
        Assert.Equal(before, EveryOptimizer.Bits(optimizer, variables));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_slot_of_the_last_variable_that_is_gone_changes_nothing(string name)
    {
        Optimizer optimizer = EveryOptimizer.Make(name);
        Variable[] variables = Variables();
        Step(optimizer, variables, 1);
        foreach (string slot in optimizer.SlotNames.Where(slot => slot != "slow"))
        {
            if (optimizer.TryGetSlot(variables[^1], slot, out Variable? found))
            {
                found.Dispose();
            }
        }

        List<string> before = EveryOptimizer.Bits(optimizer, variables);
        Exception? error = Record.Exception(() => Step(optimizer, variables, 2));
        Assert.IsType<FailedPreconditionException>(error);
        Assert.Equal(before, EveryOptimizer.Bits(optimizer, variables));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("another shape")]
    [InlineData("NaN")]
    public void What_a_transformer_gives_is_checked_before_anything_moves(string kind)
    {
        bool spoils = false;
        Adam optimizer = new(0.125)
        {
            GradientTransformers =
            [
                pairs => !spoils ? pairs : [.. pairs.Take(pairs.Count - 1), pairs[^1] with { Gradient = Spoilt(kind) }],
                pairs => [.. pairs.Select(pair => pair.Gradient is null ? pair
                    : pair with { Gradient = new Gradient(RawOps.CheckNumerics(pair.Gradient.Dense(), "a gradient")) })],
            ],
        };
        Variable[] variables = Variables();
        Step(optimizer, variables, 1);
        List<string> before = EveryOptimizer.Bits(optimizer, variables);
        spoils = true;
        Assert.ThrowsAny<InvalidArgumentException>(() => Step(optimizer, variables, 2));
        Assert.Equal(before, EveryOptimizer.Bits(optimizer, variables));
    }

    [Fact]
    public void A_constraint_that_fails_takes_the_whole_step_back()
    {
        Variable first = new(new[] { 1f }, constraint: value => RawOps.Mul(value, 100f));
        Variable second = new(new[] { 1f }, constraint: value => RawOps.Fill(new[] { 2 }, 0f));
        SGD optimizer = new(1.0, momentum: 0.5);
        optimizer.Build([first, second]);
        List<string> before = EveryOptimizer.Bits(optimizer, [first, second]);
        InvalidArgumentException error = Assert.Throws<InvalidArgumentException>(() => optimizer.ApplyGradients(
            [new(new Gradient(new[] { 0.5f }), first), new(new Gradient(new[] { 0.5f }), second)]));
        Assert.Equal(
            "SGD: the constraint of 'Variable' gives float32[2]; the variable is float32[1].", error.Message);
        Assert.Equal(before, EveryOptimizer.Bits(optimizer, [first, second]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_constraint_of_the_last_variable_that_throws_changes_nothing(string name)
    {
        bool throws = false;
        Tensor Constraint(Tensor value) =>
            throws ? throw new InvalidOperationException("The planted failure.") : RawOps.Minimum(value, 0.5f);
        Variable[] variables = [.. Variables().Select(v => new Variable(v, name: v.Name, constraint: Constraint))];
        Optimizer optimizer = Decaying(name);
        Step(optimizer, variables, 1);
        Assert.All(variables, variable => Assert.All(variable.Read().ToArray<float>(), x => Assert.True(x <= 0.5f)));
        List<string> before = EveryOptimizer.Bits(optimizer, variables);
        throws = true;
        Assert.Throws<InvalidOperationException>(() => Step(optimizer, variables, 2));
        Assert.Equal(before, EveryOptimizer.Bits(optimizer, variables));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_variable_of_integers_is_refused_and_the_others_stay(string name)
    {
        Optimizer optimizer = EveryOptimizer.Make(name);
        Variable[] variables = [new(Values([4, 3], 1), name: "a"), new(new[] { 1, 2, 3 }, name: "count")];
        optimizer.Build(variables);
        List<string> before = EveryOptimizer.Bits(optimizer, variables);
        Exception? error = Record.Exception(() => optimizer.ApplyGradients(
            [new(new Gradient(Values([4, 3], 2)), variables[0]), new(new Gradient(new[] { 1, 1, 1 }), variables[1])]));
        Assert.True(error is OpException, error?.ToString() ?? "no error");
        Assert.Equal(before, EveryOptimizer.Bits(optimizer, variables));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_variable_that_stands_twice_takes_both_steps_or_none(string name)
    {
        Optimizer optimizer = EveryOptimizer.Make(name);
        Variable[] variables = Variables();
        GradientAndVariable[] Twice(int seed) => [.. Pairs(variables, seed), .. Pairs(variables, seed + 1)];
        optimizer.ApplyGradients(Twice(1));
        List<string> before = EveryOptimizer.Bits(optimizer, variables);
        Assert.IsType<FailedPreconditionException>(Record.Exception(() => optimizer.ApplyGradients(
            [.. Twice(3), new(new Gradient(Disposed()), variables[^1])])));
        Assert.Equal(before, EveryOptimizer.Bits(optimizer, variables));
        Assert.All(variables, variable => Assert.All(variable.Read().ToArray<float>(), x => Assert.True(float.IsFinite(x))));
    }

    [Fact]
    public void Two_gradients_of_one_variable_are_two_steps()
    {
        Variable variable = new(new[] { 1f });
        RawOpsNet.Optimizers.V3.SGD optimizer = new(1.0, momentum: 0.5);
        optimizer.ApplyGradients([new(new Gradient(new[] { 1f }), variable), new(new Gradient(new[] { 2f }), variable)]);

        // m = -1, then -0.5 - 2.
        Assert.Equal(1 - 1 - 2.5f, variable.Read().Item<float>());
        Assert.Equal(1, ((Tensor)optimizer.Iterations).Item<long>());
    }

    private static Gradient? Spoilt(string kind) => kind switch
    {
        "null" => null,
        "NaN" => new Gradient(RawOps.Fill(new[] { 2, 3 }, float.NaN)),
        _ => new Gradient(Values([3, 2], 0)),
    };

    private static Optimizer Decaying(string name)
    {
        Optimizer optimizer = EveryOptimizer.Make(name);
        optimizer.WeightDecay = 0.25;
        optimizer.UseEma = true;
        return optimizer;
    }

    private static Variable[] Variables() =>
        [new(Values([4, 3], 1), name: "a"), new(Values([5, 1], 2), name: "b"), new(Values([2, 3], 3), name: "c")];

    private static void Step(Optimizer optimizer, Variable[] variables, int seed, bool isSparse = false) =>
        optimizer.ApplyGradients(Pairs(variables, seed, isSparse));

    private static GradientAndVariable[] Pairs(Variable[] variables, int seed, bool isSparse = false) =>
        [.. variables.Select((variable, i) => new GradientAndVariable(
            isSparse && i != 1 ? Rows(variable.Shape, seed) : new Gradient(Values(variable.Shape, seed)), variable))];

    private static Gradient Rows(Shape shape, int seed) =>
        new(new IndexedSlices(Values(new Shape(3, shape[1]), seed), new[] { 1, 0, 1 }, shape));

    private static Tensor Values(Shape shape, int seed) => RawOps.StatelessRandomNormal(shape, new[] { seed, 7 }, DType.Float32);

    private static Tensor Disposed()
    {
        Tensor gone = Values([2, 3], 0);
        gone.Dispose();
        return gone;
    }
}
