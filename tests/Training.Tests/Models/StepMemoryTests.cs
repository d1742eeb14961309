using RawOpsNet.Models;
using RawOpsNet.Optimizers;
using RawOpsNet.Tests.Loops;

namespace RawOpsNet.Tests.Training;

[Collection(RunsAlone.Name)]
public sealed class StepMemoryTests
{
    private readonly Tensor _x = Tensor.From<float>([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [10, 1]);
    private readonly Tensor _y = Tensor.From<float>([0, 2, 4, 6, 8, 10, 12, 14, 16, 18], [10, 1]);

    [Fact]
    public void Training_steps_copy_no_variable_and_leave_no_tensor()
    {
        Sequential model = Line();
        model.Fit(_x, _y, batchSize: 2, verbosity: Verbosity.Silent, shuffleSeed: 1);
        (long copies, long live) = (MemoryCounters.VariableCopies, MemoryCounters.LiveBytes);
        model.Fit(_x, _y, batchSize: 2, epochs: 20, verbosity: Verbosity.Silent, shuffleSeed: 1);
        Assert.Equal(copies, MemoryCounters.VariableCopies);
        Assert.InRange(MemoryCounters.LiveBytes - live, long.MinValue, 16_384);
    }

    [Fact]
    public void An_update_copies_no_variable()
    {
        (Variable v, SGD optimizer) = (new(new[] { 1f, 2f }), new SGD(0.1, momentum: 0.9));
        Tensor Loss() => RawOps.Square(v);
        optimizer.Minimize(Loss, [v]);
        long before = MemoryCounters.VariableCopies;
        for (int i = 0; i < 10; i++)
        {
            using TensorScope scope = new();
            optimizer.Minimize(Loss, [v]);
        }

        Assert.Equal(before, MemoryCounters.VariableCopies);
    }

    [Fact]
    public void Ten_thousand_scoped_training_steps_take_no_more_memory_than_one_thousand() =>
        ResidentSize.AssertFlat(Steps.Scoped());

    [Fact]
    public void Ten_thousand_undisposed_training_steps_take_no_more_memory_than_one_thousand() =>
        ResidentSize.AssertFlat(Steps.Undisposed());

    private static Sequential Line()
    {
        Sequential model = new([new Dense(1, name: "line")]);
        model.Compile(new SGD(0.01, momentum: 0.9), "mse", ["mae"]);
        return model;
    }
}
