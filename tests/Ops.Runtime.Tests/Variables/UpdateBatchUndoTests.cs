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

    // The outside variable comes first in the order of locks: waiting for it while holding the batch's would never end.
    [Fact]
    public async Task An_outside_variable_that_another_thread_holds_beside_a_held_one_is_no_deadlock()
    {
        Variable outside = new(new[] { 1f });
        Variable held = new(new[] { 10f });
        using ManualResetEventSlim batchIsOpen = new();
        using ManualResetEventSlim outsideIsHeld = new();
        Task other = Task.Run(() =>
        {
            batchIsOpen.Wait();
            using ResourceScope first = ResourceAccess.Open("Test", null, [outside]);
            outsideIsHeld.Set();
            RawOps.ResourceApplyKerasMomentum(outside, held, 1f, new[] { 1f }, 0.5f);
        });
        Task mine = Task.Run(() =>
        {
            using UpdateBatch batch = UpdateBatch.Open([held.Handle]);
            RawOps.ResourceApplyGradientDescent(held, 1f, new[] { 2f });
            batchIsOpen.Set();
            outsideIsHeld.Wait();
            RawOps.ResourceApplyGradientDescent(outside, 1f, new[] { 1f });
            RawOps.ResourceApplyGradientDescent(held, 1f, new[] { 1f });
            batch.Run();
        });

        await Task.WhenAll(mine, other).WaitAsync(TimeSpan.FromSeconds(20));

        // held: 10 - 2, then 8 / 2 - 1 by the other thread, then - 1.
        Assert.Equal(2f, held.Read().Item<float>());
        Assert.Equal(3f, outside.Read().Item<float>());
    }
}
