using RawOpsNet.Optimizers;
using RawOpsNet.Tests.Training;

namespace RawOpsNet.Tests.Cuda.Updates;

/// <summary>A step that throws leaves variables of the device, their slots and the optimizer's own state bit-identical.</summary>
public sealed class AllOrNoneTests : DeviceTests
{
    public static TheoryData<string> Names => EveryOptimizer.Names;

    // Whatever update it is that fails: decays, steps and averages.
    [DeviceTheory]
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

    // To be all or none costs nothing on the device either.
    [DeviceTheory]
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

    [DeviceTheory]
    [MemberData(nameof(Names))]
    public void A_constraint_of_the_last_variable_that_throws_changes_nothing(string name)
    {
        bool throws = false;
        Tensor Constraint(Tensor value) =>
            throws ? throw new InvalidOperationException("The planted failure.") : RawOps.Minimum(value, ((Tensor)0.5f).To(Gpu));
        Variable[] variables = [.. Variables().Select(v => new Variable(v, name: v.Name, constraint: Constraint, device: Gpu))];
        Optimizer optimizer = Decaying(name);
        Step(optimizer, variables, 1);
        Assert.All(variables, variable => Assert.All(variable.Read().ToArray<float>(), x => Assert.True(x <= 0.5f)));
        List<string> before = EveryOptimizer.Bits(optimizer, variables);
        throws = true;
        Assert.Throws<InvalidOperationException>(() => Step(optimizer, variables, 2));
        Assert.Equal(before, EveryOptimizer.Bits(optimizer, variables));
    }

    private static Optimizer Decaying(string name)
    {
        Optimizer optimizer = EveryOptimizer.Make(name);
        optimizer.WeightDecay = 0.25;
        optimizer.UseEma = true;
        return optimizer;
    }

    private static Variable[] Variables() => [.. new[] { (4, 3), (5, 1), (2, 3) }
        .Select((shape, i) => new Variable(Values(new Shape(shape.Item1, shape.Item2), i + 1), name: $"v{i}", device: Gpu))];

    private static void Step(Optimizer optimizer, Variable[] variables, int seed, bool isSparse = false) =>
        optimizer.ApplyGradients(variables.Select((variable, i) => new GradientAndVariable(
            isSparse && i != 1 ? Rows(variable.Shape, seed) : new Gradient(Values(variable.Shape, seed)), variable)));

    private static Gradient Rows(Shape shape, int seed) =>
        new(new IndexedSlices(Values(new Shape(3, shape[1]), seed), new[] { 1, 0, 1 }, shape));

    private static Tensor Values(Shape shape, int seed) =>
        RawOps.StatelessRandomNormal(shape, new[] { seed, 7 }, DType.Float32).To(Gpu);
}
