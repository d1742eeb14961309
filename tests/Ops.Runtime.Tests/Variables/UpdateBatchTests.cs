using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Runtime.Variables;

public class UpdateBatchTests
{
    private static readonly int[] Sizes = [1, 3, 0, 17, 64, 1000, 5000, 200_000, 33, 65_537, 2, 40_000];
    private static readonly Tensor Rate = 0.5f;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Updates_in_a_batch_give_the_bits_of_updates_one_by_one(int threads)
    {
        using ThreadLimit limit = Threads.Limit(threads);
        (Variable[] variables, Variable[] accums) = Make();
        (Variable[] expected, Variable[] expectedAccums) = Make();
        for (int step = 0; step < 3; step++)
        {
            Apply(expected, expectedAccums, step);
            using UpdateBatch batch = UpdateBatch.Open(Handles(variables, accums));
            Apply(variables, accums, step);
            batch.Run();
        }

        for (int i = 0; i < variables.Length; i++)
        {
            Assert.Equal(expected[i].Read().ToArray<float>(), variables[i].Read().ToArray<float>());
            Assert.Equal(expectedAccums[i].Read().ToArray<float>(), accums[i].Read().ToArray<float>());
        }
    }

    [Fact]
    public void A_read_inside_a_batch_sees_the_updates_before_it()
    {
        Variable variable = new(new[] { 1f, 2f });
        using UpdateBatch batch = UpdateBatch.Open([variable.Handle]);
        RawOps.ResourceApplyGradientDescent(variable, 1f, new[] { 10f, 20f });

        Assert.Equal([-9f, -18f], variable.Read().ToArray<float>());
        RawOps.ResourceApplyGradientDescent(variable, 1f, new[] { 1f, 1f });
        RawOps.ResourceApplyGradientDescent(variable, 2f, RawOps.Neg(variable));

        batch.Run();
        Assert.Equal([-30f, -57f], variable.Read().ToArray<float>());
    }

    [Fact]
    public void A_sparse_update_follows_the_dense_one_before_it()
    {
        Variable variable = new(new[,] { { 1f, 2f }, { 3f, 4f } });
        Variable accum = new(new float[2, 2]);
        using (UpdateBatch batch = UpdateBatch.Open([variable.Handle, accum.Handle]))
        {
            RawOps.ResourceApplyGradientDescent(variable, 1f, new[,] { { 1f, 1f }, { 1f, 1f } });
            RawOps.ResourceSparseApplyKerasMomentum(variable, accum, 1f, new[,] { { 5f, 5f } }, new[] { 1 }, 0f);
            RawOps.ResourceApplyGradientDescent(variable, 1f, new[,] { { 1f, 1f }, { 1f, 1f } });
            batch.Run();
        }

        Assert.Equal([-1f, 0f, -4f, -3f], variable.Read().ToArray<float>());
    }

    [Fact]
    public void A_gradient_may_be_disposed_before_the_batch_runs()
    {
        Variable variable = new(new float[1000]);
        using UpdateBatch batch = UpdateBatch.Open([variable.Handle]);
        using (Tensor gradient = RawOps.Fill(new[] { 1000 }, 1f))
        {
            RawOps.ResourceApplyGradientDescent(variable, 1f, gradient);
        }

        using Tensor other = RawOps.Fill(new[] { 1000 }, 7f);
        batch.Run();

        Assert.All(variable.Read().ToArray<float>(), value => Assert.Equal(-1f, value));
        Assert.Equal(7f, other.ToArray<float>()[999]);
    }

    [Fact]
    public void A_snapshot_taken_before_the_batch_stays()
    {
        Variable variable = new(new[] { 1f, 2f });
        using Tensor before = variable.Read();
        using UpdateBatch batch = UpdateBatch.Open([variable.Handle]);
        RawOps.ResourceApplyGradientDescent(variable, 1f, new[] { 1f, 1f });
        batch.Run();

        Assert.Equal([1f, 2f], before.ToArray<float>());
        Assert.Equal([0f, 1f], variable.Read().ToArray<float>());
    }

    [Fact]
    public void What_was_not_run_is_dropped_whole()
    {
        Variable first = new(new[] { 1f, 2f });
        Variable second = new(new[] { 3f });
        Assert.Throws<InvalidArgumentException>(() =>
        {
            using UpdateBatch batch = UpdateBatch.Open([first.Handle, second.Handle]);
            RawOps.ResourceApplyGradientDescent(first, 1f, new[] { 1f, 1f });
            RawOps.ResourceApplyGradientDescent(second, 1f, new[] { 1f, 1f });
            batch.Run();
        });

        Assert.Equal([1f, 2f], first.Read().ToArray<float>());
        Assert.Equal([3f], second.Read().ToArray<float>());
        RawOps.ResourceApplyGradientDescent(first, 1f, new[] { 1f, 1f });
        Assert.Equal([0f, 1f], first.Read().ToArray<float>());
    }

    [Fact]
    public void A_variable_that_the_batch_does_not_hold_is_updated_at_once()
    {
        Variable held = new(new[] { 1f });
        Variable other = new(new[] { 1f });
        using (UpdateBatch batch = UpdateBatch.Open([held.Handle]))
        {
            RawOps.ResourceApplyGradientDescent(held, 1f, new[] { 1f });
            RawOps.ResourceApplyGradientDescent(other, 1f, new[] { 1f });
        }

        Assert.Equal(1f, held.Read().Item<float>());
        Assert.Equal(0f, other.Read().Item<float>());
    }

    [Fact]
    public void Updates_in_an_inner_batch_run_at_once()
    {
        Variable outer = new(new[] { 1f });
        Variable inner = new(new[] { 1f });
        using (UpdateBatch batch = UpdateBatch.Open([outer.Handle]))
        {
            RawOps.ResourceApplyGradientDescent(outer, 1f, new[] { 1f });
            using (UpdateBatch nested = UpdateBatch.Open([inner.Handle, outer.Handle]))
            {
                RawOps.ResourceApplyGradientDescent(inner, 1f, new[] { 5f });
                RawOps.ResourceApplyGradientDescent(outer, 1f, new[] { 5f });
            }

            Assert.Equal(-4f, inner.Read().Item<float>());
            Assert.Equal(-5f, outer.Read().Item<float>());
            RawOps.ResourceApplyGradientDescent(outer, 1f, new[] { 1f });
            batch.Run();
        }

        Assert.Equal(-6f, outer.Read().Item<float>());
    }

    [Fact]
    public void Another_thread_sees_all_updates_or_none()
    {
        Variable first = new(new[] { 0f });
        Variable second = new(new[] { 0f });
        float seen = float.NaN;
        Thread reader = new(() => seen = second.Read().Item<float>());
        using (UpdateBatch batch = UpdateBatch.Open([second.Handle, first.Handle]))
        {
            RawOps.ResourceApplyGradientDescent(first, 1f, new[] { 1f });
            reader.Start();
            RawOps.ResourceApplyGradientDescent(second, 1f, new[] { 1f });
            Assert.False(reader.Join(20));
            batch.Run();
        }

        reader.Join();
        Assert.Equal(-1f, seen);
    }

    [Fact]
    public void A_batch_that_has_run_before_allocates_nothing()
    {
        (Variable[] variables, Variable[] accums) = Make();
        ResourceHandle[] handles = Handles(variables, accums);
        Tensor[] gradients = [.. Sizes.Select(size => Values(size, 9))];
        Step();
        Step();

        long before = GC.GetAllocatedBytesForCurrentThread();
        Step();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Step()
        {
            using UpdateBatch batch = UpdateBatch.Open(handles);
            for (int i = 0; i < variables.Length; i++)
            {
                RawOps.ResourceApplyGradientDescent(handles[i], Rate, gradients[i]);
            }

            batch.Run();
        }
    }

    private static ResourceHandle[] Handles(Variable[] variables, Variable[] accums) =>
        [.. variables.Concat(accums).Select(variable => variable.Handle)];

    private static (Variable[] Variables, Variable[] Accums) Make() =>
        ([.. Sizes.Select((size, i) => new Variable(Values(size, i)))],
            [.. Sizes.Select((size, i) => new Variable(Values(size, 100 + i)))]);

    private static void Apply(Variable[] variables, Variable[] accums, int step)
    {
        for (int i = 0; i < variables.Length; i++)
        {
            RawOps.ResourceApplyKerasMomentum(
                variables[i], accums[i], 0.1f, Values(Sizes[i], 1000 + step), 0.9f, useNesterov: i % 2 == 0);
        }
    }

    private static Tensor Values(int size, int seed) =>
        RawOps.StatelessRandomNormal(new[] { size }, new[] { seed, 1 }, DType.Float32);
}
