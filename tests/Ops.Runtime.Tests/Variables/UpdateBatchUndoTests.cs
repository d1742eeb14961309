using RawOpsNet.OpServices;
using RawOpsNet.Tests.Runtime.Memory;

namespace RawOpsNet.Tests.Runtime.Variables;

/// <summary>A batch that is given up leaves everything as it was, whatever kinds of writes it saw.</summary>
[Collection(CountingTests.Name)]
public class UpdateBatchUndoTests
{
    private static readonly float[,] Start = { { 1f, 2f }, { 3f, 4f } };
    private static readonly Tensor Ones = new float[,] { { 1f, 1f }, { 1f, 1f } };

    public static TheoryData<string> Kinds() => [.. Writes.Keys];

    private static Dictionary<string, Action<Variable, Variable>> Writes { get; } = new()
    {
        ["an update"] = (variable, other) => RawOps.ResourceApplyGradientDescent(variable, 1f, Ones),
        ["an update that is read"] = (variable, other) =>
        {
            RawOps.ResourceApplyGradientDescent(variable, 1f, Ones);
            Assert.Equal(0f, variable.Read().ToArray<float>()[0]);
        },
        ["two updates in a row"] = (variable, other) =>
        {
            RawOps.ResourceApplyWeightDecay(variable, 0.5f);
            RawOps.ResourceApplyKerasMomentum(variable, other, 1f, Ones, 0.5f);
        },
        ["an assignment"] = (variable, other) => variable.Assign(Ones),
        ["an assignment over an update"] = (variable, other) =>
        {
            RawOps.ResourceApplyGradientDescent(variable, 1f, Ones);
            variable.Assign(Ones);
            RawOps.ResourceApplyGradientDescent(variable, 1f, Ones);
        },
        ["rows"] = (variable, other) => RawOps.ResourceSparseApplyKerasMomentum(
            variable, other, 1f, new[,] { { 5f, 5f } }, new[] { 1 }, 0.5f),
        ["a scatter"] = (variable, other) => RawOps.ResourceScatterAdd(variable, new[] { 1, 1 }, Ones),
        ["a scatter over an update"] = (variable, other) =>
        {
            RawOps.ResourceApplyGradientDescent(variable, 1f, Ones);
            RawOps.ResourceScatterUpdate(variable, new[] { 0 }, new[,] { { 9f, 9f } });
        },
        ["a scatter by coordinates"] = (variable, other) =>
        {
            RawOps.ResourceScatterNdAdd(variable, new[,] { { 0, 1 } }, new[] { 5f });
            RawOps.ResourceScatterNdUpdate(variable, new[,] { { 1, 0 } }, new[] { 5f });
        },
        ["a slice"] = (variable, other) => RawOps.ResourceStridedSliceAssign(
            variable, new[] { 0, 0 }, new[] { 1, 2 }, new[] { 1, 1 }, new[,] { { 7f, 8f } }),
        ["an end"] = (variable, other) => RawOps.DestroyResourceOp(variable),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_batch_that_is_given_up_takes_back(string kind)
    {
        (Variable variable, Variable other) = (new(Start), new(new float[2, 2]));
        (long version, long otherVersion) = (variable.Handle.Version, other.Handle.Version);
        using (UpdateBatch.Open([variable.Handle, other.Handle]))
        {
            Writes[kind](variable, other);
        }

        Assert.Equal([1f, 2f, 3f, 4f], variable.Read().ToArray<float>());
        Assert.Equal([0f, 0f, 0f, 0f], other.Read().ToArray<float>());
        Assert.Equal((version, otherVersion), (variable.Handle.Version, other.Handle.Version));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_batch_that_is_run_gives_what_the_ops_give_without_one(string kind)
    {
        if (kind == "an end")
        {
            return;
        }

        (Variable variable, Variable other) = (new(Start), new(new float[2, 2]));
        (Variable expected, Variable expectedOther) = (new(Start), new(new float[2, 2]));
        Writes[kind](expected, expectedOther);
        using (UpdateBatch batch = UpdateBatch.Open([variable.Handle, other.Handle]))
        {
            Writes[kind](variable, other);
            batch.Run();
        }

        Assert.Equal(expected.Read().ToArray<float>(), variable.Read().ToArray<float>());
        Assert.Equal(expectedOther.Read().ToArray<float>(), other.Read().ToArray<float>());
        Assert.Equal(expected.Handle.Version, variable.Handle.Version);
    }

    [Fact]
    public void Updates_that_follow_each_other_copy_nothing()
    {
        Variable[] variables = [.. Enumerable.Range(0, 5).Select(_ => new Variable(new float[3000]))];
        Variable[] averages = [.. variables.Select(_ => new Variable(new float[3000]))];
        Tensor gradient = RawOps.Fill(new[] { 3000 }, 1f);
        long copies = MemoryCounters.VariableCopies;
        using (UpdateBatch batch = UpdateBatch.Open([.. variables.Concat(averages).Select(variable => variable.Handle)]))
        {
            foreach (Variable variable in variables)
            {
                RawOps.ResourceApplyGradientDescent(variable, 1f, gradient);
            }

            foreach (Variable variable in variables)
            {
                RawOps.ResourceApplyWeightDecay(variable, 0.5f);
            }

            foreach ((Variable variable, Variable average) in variables.Zip(averages))
            {
                using Tensor value = batch.Operand(variable.Handle);
                RawOps.ResourceApplyMovingAverage(average, 0.5f, value);
            }

            batch.Run();
        }

        Assert.Equal(copies, MemoryCounters.VariableCopies);
        Assert.All(variables, variable => Assert.All(variable.Read().ToArray<float>(), value => Assert.Equal(-0.5f, value)));
        Assert.All(averages, average => Assert.All(average.Read().ToArray<float>(), value => Assert.Equal(-0.25f, value)));
    }

    // The outside variable comes first in the order of locks, and the other thread wants both.
    [Fact]
    public async Task An_outside_variable_that_another_thread_uses_beside_a_held_one_is_no_deadlock()
    {
        const int steps = 2000;
        Variable outside = new(new[] { 0f });
        Variable held = new(new[] { 0f });
        Task other = Task.Run(() =>
        {
            for (int step = 0; step < steps; step++)
            {
                RawOps.ResourceApplyMomentum(outside, held, 1f, new[] { 1f }, 1f);
            }
        });
        Task mine = Task.Run(() =>
        {
            for (int step = 0; step < steps; step++)
            {
                using UpdateBatch batch = UpdateBatch.Open([held.Handle]);
                RawOps.ResourceApplyGradientDescent(held, 1f, new[] { 1f });
                RawOps.ResourceApplyGradientDescent(outside, 0f, new[] { 1f });
                batch.Run();
            }
        });

        await Task.WhenAll(mine, other).WaitAsync(TimeSpan.FromSeconds(60));

        // held: one up by each step of the other thread, one down by each of mine.
        Assert.Equal(0f, held.Read().Item<float>());
    }

    [Fact]
    public async Task A_batch_that_waited_for_an_outside_variable_is_taken_back_whole()
    {
        Variable held = new(new[] { 10f });
        Variable outside = new(new[] { 1f });
        using ManualResetEventSlim outsideIsHeld = new();
        using ManualResetEventSlim batchHasUpdated = new();
        Task other = Task.Run(() =>
        {
            using ResourceScope first = ResourceAccess.Open("Test", null, [outside]);
            outsideIsHeld.Set();
            batchHasUpdated.Wait();
            Thread.Sleep(20);
        });
        Task mine = Task.Run(() =>
        {
            outsideIsHeld.Wait();
            using UpdateBatch batch = UpdateBatch.Open([held.Handle]);
            RawOps.ResourceApplyGradientDescent(held, 1f, new[] { 2f });
            batchHasUpdated.Set();
            RawOps.ResourceApplyGradientDescent(outside, 1f, new[] { 1f });
            throw new InvalidOperationException("The planted failure.");
        });

        await Assert.ThrowsAsync<InvalidOperationException>(() => mine.WaitAsync(TimeSpan.FromSeconds(60)));
        await other.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(10f, held.Read().Item<float>());
    }

    [Fact]
    public async Task Of_two_batches_that_wait_for_each_other_one_is_taken_back()
    {
        Variable[] variables = [new(new[] { 0f }), new(new[] { 0f })];
        using Barrier bothHold = new(2);
        Task Step(int mine) => Task.Run(() =>
        {
            using UpdateBatch batch = UpdateBatch.Open([variables[mine].Handle]);
            RawOps.ResourceApplyGradientDescent(variables[mine], 1f, new[] { -1f });
            bothHold.SignalAndWait();
            RawOps.ResourceApplyGradientDescent(variables[1 - mine], 0f, new[] { 1f });
            batch.Run();
        });
        Task[] steps = [Step(0), Step(1)];
        await Task.WhenAny(Task.WhenAll(steps), Task.Delay(TimeSpan.FromSeconds(60)));
        Assert.All(steps, step => Assert.True(step.IsCompleted));
        Task failed = Assert.Single(steps, step => step.IsFaulted);
        Assert.IsType<FailedPreconditionException>(failed.Exception!.InnerException);
        Assert.Equal(1f, variables.Sum(variable => variable.Read().Item<float>()));
    }
}
