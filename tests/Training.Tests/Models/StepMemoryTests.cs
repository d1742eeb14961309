using RawOpsNet.Models;
using RawOpsNet.Optimizers;

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
    public void Ten_thousand_scoped_training_steps_take_no_more_memory_than_one_thousand()
    {
        Action step = SmallStep();

        ResidentSize.AssertFlat(() =>
        {
            using TensorScope scope = new();
            step();
        });
    }

    [Fact]
    public void Ten_thousand_undisposed_training_steps_take_no_more_memory_than_one_thousand() =>
        ResidentSize.AssertFlat(SmallStep());

    private static Action SmallStep()
    {
        Tensor x = Tensor.From([.. Enumerable.Range(0, 320).Select(i => MathF.Sin(i))], [16, 20]);
        Tensor y = Tensor.From([.. Enumerable.Range(0, 16).Select(i => i % 5)], [16]);
        Variable first = new(Tensor.From([.. Enumerable.Range(0, 160).Select(i => MathF.Cos(i) / 4)], [20, 8]));
        Variable second = new(Tensor.From([.. Enumerable.Range(0, 40).Select(i => MathF.Cos(i) / 4)], [8, 5]));
        SGD optimizer = new(0.01, momentum: 0.9);
        Tensor Loss() => RawOps.Mean(
            RawOps.SparseSoftmaxCrossEntropyWithLogits(RawOps.MatMul(RawOps.Relu(RawOps.MatMul(x, first)), second), y).Loss,
            0);
        return () => optimizer.Minimize(Loss, [first, second]);
    }

    private static Sequential Line()
    {
        Sequential model = new([new Dense(1, name: "line")]);
        model.Compile(new SGD(0.01, momentum: 0.9), "mse", ["mae"]);
        return model;
    }
}
