using RawOpsNet.Diagnostics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Runtime.Autograd;

[Collection(Memory.CountingTests.Name)]
public class GradientTapeTests
{
    [Fact]
    public void The_gradient_of_a_cube_is_three_squares()
    {
        Tensor x = new[] { 1.0, 2.0, -3.0 };
        using GradientTape tape = new();
        tape.Watch(x);
        Tensor y = TestOps.Mul(x, TestOps.Mul(x, x));

        Assert.Equal([3.0, 12.0, 27.0], tape.Gradient(y, x)!.ToArray<double>());
    }

    [Fact]
    public void Only_what_is_watched_is_recorded()
    {
        Tensor x = 2.0;
        Tensor other = 3.0;
        using GradientTape tape = new(persistent: true);
        tape.Watch(x);
        TestOps.Mul(other, other);
        Assert.Equal(0, tape.RetainedBytes);
        Tensor y = TestOps.Mul(x, other);

        Assert.Equal(3.0, tape.Gradient(y, x)!.Item<double>());
        Assert.Null(tape.Gradient(y, other));
        Assert.Equal(0.0, tape.Gradient(y, (Tensor)5.0, null, UnconnectedGradients.Zero)!.Item<double>());
        Assert.Equal(16, tape.RetainedBytes);
    }

    [Fact]
    public void Only_what_leads_to_a_source_is_computed()
    {
        Tensor x = 2.0;
        Tensor z = 3.0;
        using GradientTape tape = new();
        tape.Watch([x, z]);
        Tensor y = TestOps.Add(TestOps.Mul(x, x), TestOps.Mul(z, z));
        TestOps.GradientsRun = 0;

        Assert.Equal(4.0, tape.Gradient(y, x)!.Item<double>());
        Assert.Equal(1, TestOps.GradientsRun);
    }

    [Fact]
    public void A_tape_that_is_not_persistent_gives_one_set_of_gradients()
    {
        Tensor x = 2.0;
        GradientTape tape = new();
        tape.Watch(x);
        Tensor y = TestOps.Mul(x, x);
        tape.Gradient(y, x);

        Assert.False(tape.IsRecording);
        Assert.False(Tapes.IsRecording);
        Assert.Equal(0, tape.RetainedBytes);
        FailedPreconditionException error = Assert.Throws<FailedPreconditionException>(() => tape.Gradient(y, x));
        Assert.Contains("non-persistent", error.Message, StringComparison.Ordinal);
        tape.Dispose();
    }

    [Fact]
    public void Targets_are_summed_and_begin_with_the_gradients_given()
    {
        Tensor x = new[] { 1.0, 2.0 };
        using GradientTape tape = new(persistent: true);
        tape.Watch(x);
        Tensor square = TestOps.Mul(x, x);
        Tensor twice = TestOps.Add(x, x);

        Assert.Equal([4.0, 6.0], tape.Gradient([square, twice], [x])[0]!.ToArray<double>());
        Assert.Equal([20.0, 400.0], tape.Gradient(square, x, new[] { 10.0, 100.0 })!.ToArray<double>());
        Assert.Equal([5.0, 5.0], tape.Gradient([square, twice], [x], [new[] { 1.5, 0.75 }, null])[0]!.ToArray<double>());
        Assert.Throws<InvalidArgumentException>(() => tape.Gradient(square, x, 1.0));
        Assert.Throws<InvalidArgumentException>(() => tape.Gradient([square, twice], [x], [null]));
    }

    [Fact]
    public void Sources_may_repeat_and_lie_on_the_way_to_each_other()
    {
        Tensor x = 3.0;
        using GradientTape tape = new();
        tape.Watch(x);
        Tensor square = TestOps.Mul(x, x);
        Tensor y = TestOps.Mul(square, square);

        Gradient?[] gradients = tape.Gradient(y, [x, square, x, y]);

        Assert.Equal(108.0, gradients[0]!.Item<double>());
        Assert.Equal(18.0, gradients[1]!.Item<double>());
        Assert.Equal(108.0, gradients[2]!.Item<double>());
        Assert.Equal(1.0, gradients[3]!.Item<double>());
    }

    [Fact]
    public void Trainable_variables_are_watched_when_they_are_read_and_others_are_not()
    {
        Variable weight = new(2.0, name: "weight");
        Variable frozen = new(3.0, trainable: false);
        using GradientTape tape = new(persistent: true);
        Tensor y = TestOps.Mul(weight, TestOps.Mul(weight.Read(), frozen));

        Assert.Equal([weight], tape.WatchedVariables);
        Assert.Equal(12.0, tape.Gradient(y, weight)!.Item<double>());
        Assert.Null(tape.Gradient(y, frozen));

        using GradientTape blind = new(watchAccessedVariables: false);
        blind.Watch(frozen);
        Tensor z = TestOps.Mul(weight, frozen);
        Assert.Equal([frozen], blind.WatchedVariables);
        Assert.Equal([null, (object)2.0], blind.Gradient(z, [weight, frozen]).Select(g => (object?)g?.Item<double>()));
    }

    [Fact]
    public void A_training_step_copies_no_variable()
    {
        Variable weight = new(new[] { 1.0, 2.0 });
        Variable counter = new(0L, trainable: false);
        long copies = MemoryCounters.VariableCopies;
        for (int step = 0; step < 5; step++)
        {
            using GradientTape tape = new();
            Tensor loss = TestOps.Mul(weight, TestOps.Mul(weight, weight));
            _ = ((Tensor)counter).Item<long>();
            Gradient gradient = tape.Gradient(loss, weight)!;
            weight.AssignSub(gradient.Dense());
            counter.AssignAdd(1L);
        }

        Assert.Equal(copies, MemoryCounters.VariableCopies);
        Assert.Equal(5L, counter.Value.Item<long>());
    }

    [Fact]
    public void A_variable_written_between_forward_and_gradient_keeps_its_old_value_for_the_tape()
    {
        Variable weight = new(3.0);
        long copies = MemoryCounters.VariableCopies;
        using GradientTape tape = new();
        Tensor y = TestOps.Mul(weight, weight);
        weight.Assign(100.0);
        weight.AssignAdd(1.0);

        Assert.Equal(6.0, tape.Gradient(y, weight)!.Item<double>());
        weight.AssignAdd(1.0);
        Assert.InRange(MemoryCounters.VariableCopies - copies, 0, 1);
        Assert.Equal(102.0, weight.Value.Item<double>());
    }

    [Fact]
    public void A_failed_gradient_lets_go_of_what_was_recorded()
    {
        Variable weight = new(new[] { 1.0, 2.0 });
        long copies = MemoryCounters.VariableCopies;
        GradientTape tape = new();
        Tensor y;
        using (new TensorScope())
        {
            y = TensorScope.Detach(TestOps.Mul(weight, TestOps.Mul(weight, weight)));
        }

        FailedPreconditionException error = Assert.Throws<FailedPreconditionException>(() => tape.Gradient(y, weight));

        Assert.Contains("disposed", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, tape.RetainedBytes);
        weight.AssignAdd(new[] { 1.0, 1.0 });
        Assert.Equal(copies, MemoryCounters.VariableCopies);
    }

    [Fact]
    public void Second_and_third_derivatives_come_from_nested_tapes()
    {
        Tensor x = 2.0;
        using GradientTape outer = new();
        outer.Watch(x);
        using GradientTape middle = new();
        middle.Watch(x);
        using GradientTape inner = new();
        inner.Watch(x);
        Tensor y = TestOps.Mul(x, TestOps.Mul(x, TestOps.Mul(x, x)));

        Gradient first = inner.Gradient(y, x)!;
        Gradient second = middle.Gradient(first.Dense(), x)!;
        Gradient third = outer.Gradient(second.Dense(), x)!;

        Assert.Equal([32.0, 48.0, 48.0], [first.Item<double>(), second.Item<double>(), third.Item<double>()]);
    }

    [Fact]
    public void A_persistent_tape_may_record_its_own_gradient_and_warns()
    {
        List<string> warnings = [];
        Tensor x = 3.0;
        using GradientTape tape = new(persistent: true);
        tape.Watch(x);
        Tensor y = TestOps.Mul(x, TestOps.Mul(x, x));
        Gradient first;
        using (Listen(warnings))
        {
            first = tape.Gradient(y, x)!;
        }

        Assert.Contains("persistent tape", Assert.Single(warnings), StringComparison.Ordinal);
        Assert.Equal(18.0, tape.Gradient(first.Dense(), x)!.Item<double>());
    }

    [Fact]
    public void Recording_stops_and_resumes()
    {
        Tensor x = 2.0;
        using GradientTape tape = new(persistent: true);
        tape.Watch(x);
        Tensor hidden;
        using (tape.StopRecording())
        {
            hidden = TestOps.Mul(x, x);
            Assert.Throws<FailedPreconditionException>(() => tape.StopRecording());
        }

        Tensor seen = TestOps.Mul(x, x);
        Assert.Throws<FailedPreconditionException>(() => tape.Resume());
        TapePause pause = tape.StopRecording();
        Tensor again;
        using (tape.Resume())
        {
            again = TestOps.Mul(seen, x);
        }

        Assert.False(tape.IsRecording);
        pause.Dispose();
        Assert.True(tape.IsRecording);
        Assert.Null(tape.Gradient(hidden, x));
        Assert.Equal(4.0, tape.Gradient(seen, x)!.Item<double>());
        Assert.Equal(12.0, tape.Gradient(again, x)!.Item<double>());
    }

    [Fact]
    public void Reset_forgets_and_goes_on_recording()
    {
        Tensor x = 2.0;
        using GradientTape tape = new();
        tape.Watch(x);
        Tensor old = TestOps.Mul(x, x);
        tape.Reset();
        Assert.True(tape.IsRecording);
        tape.Watch(x);
        Tensor y = TestOps.Add(old, TestOps.Mul(x, x));

        Assert.Equal(4.0, tape.Gradient(y, x)!.Item<double>());
    }

    [Fact]
    public void Rows_stay_rows_are_joined_and_become_dense_beside_a_tensor()
    {
        Variable table = new(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 }, { 5.0, 6.0 } });
        using GradientTape tape = new(persistent: true);
        Tensor rows = TestOps.Gather(table, new[] { 2, 0, 2 });
        Tensor more = TestOps.Gather(table, new[] { 1 });
        Tensor whole = TestOps.Mul(table, table);

        Gradient single = tape.Gradient(rows, table)!;
        Assert.True(single.IsSlices);
        Assert.Equal([2, 0, 2], single.Slices!.Indices.ToArray<int>());
        Assert.Equal([1.0, 1, 0, 0, 2, 2], single.Dense().ToArray<double>());

        Gradient joined = tape.Gradient([rows, more], [table])[0]!;
        Assert.Equal([0, 1, 2, 2], joined.Slices!.Indices.ToArray<int>().Order());
        Assert.Equal([1.0, 1, 1, 1, 2, 2], ((Tensor)joined!)!.ToArray<double>());

        Gradient mixed = tape.Gradient([rows, whole], [table])[0]!;
        Assert.False(mixed.IsSlices);
        Assert.Equal([3.0, 5, 6, 8, 12, 14], mixed.ToArray<double>());
    }

    [Fact]
    public void Missing_gradients_of_outputs_are_zeros()
    {
        Tensor x = new[] { 1.0, 2.0, 3.0, 4.0 };
        using GradientTape tape = new();
        tape.Watch(x);
        Tensor[] halves = TestOps.Halves(x);
        Tensor y = TestOps.Mul(halves[1], halves[1]);

        Assert.Equal([0.0, 0, 6, 8], tape.Gradient(y, x)!.ToArray<double>());
    }

    [Fact]
    public void An_op_without_gradient_gives_null_and_one_warning_with_its_name()
    {
        List<string> warnings = [];
        using (Listen(warnings))
        {
            for (int i = 0; i < 2; i++)
            {
                Tensor x = 2.5;
                using GradientTape tape = new();
                tape.Watch(x);
                Assert.Null(tape.Gradient(TestOps.Floor(TestOps.Mul(x, x)), x));
            }
        }

        Assert.StartsWith("TestOps.Floor has no gradient", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Integers_stop_gradients_and_are_warned_of_as_sources_and_targets()
    {
        List<string> warnings = [];
        using (Listen(warnings))
        {
            Tensor x = new[] { 1.0 };
            Tensor integer = 3;
            using GradientTape tape = new();
            tape.Watch(x);
            tape.Watch(integer);
            Assert.Null(tape.Gradient(TestOps.ToInt(x), x));
        }

        Assert.Equal(3, warnings.Count);
        Assert.Contains("watched tensor", warnings[0], StringComparison.Ordinal);
        Assert.Contains("int32", warnings[0], StringComparison.Ordinal);
        Assert.Contains("target", warnings[1], StringComparison.Ordinal);
        Assert.Equal(
            "Add gave integers or bools, so it has no gradient: what depends on its inputs through it gets none.", warnings[2]);
    }

    [Fact]
    public void A_tape_belongs_to_its_thread()
    {
        GradientTape tape = new();
        Exception? error = null;
        bool recordsElsewhere = true;
        Thread thread = new(() =>
        {
            recordsElsewhere = Tapes.IsRecording;
            error = Record.Exception(tape.Dispose);
        });
        thread.Start();
        thread.Join();

        Assert.False(recordsElsewhere);
        Assert.Contains("thread", Assert.IsType<FailedPreconditionException>(error).Message, StringComparison.Ordinal);
        Assert.True(tape.IsRecording);
        tape.Dispose();
        tape.Dispose();
        Assert.Throws<FailedPreconditionException>(() => tape.Watch((Tensor)1.0));
    }

    [Fact]
    public void A_backward_pass_disposes_what_it_no_longer_needs()
    {
        Tensor x = Tensor.From(Enumerable.Repeat(1.0, 4096).ToArray(), [4096]);
        using GradientTape tape = new();
        tape.Watch(x);
        List<Tensor> products = [x];
        for (int i = 0; i < 50; i++)
        {
            products.Add(TestOps.Mul(products[^1], x));
        }

        Tensor y = products[^1];
        GC.Collect();
        GC.WaitForPendingFinalizers();
        StoragePool.Sweep();
        long before = MemoryCounters.LiveBytes;
        Gradient gradient = tape.Gradient(y, x)!;

        // The result alone; 50 accumulations and 100 products came and went.
        Assert.InRange(MemoryCounters.LiveBytes - before, 0, 2 * 4096 * sizeof(double));
        GC.KeepAlive(products);
        Assert.Equal(51.0, gradient.ToArray<double>()[7]);
    }

    internal static Listener Listen(List<string> warnings) => new(warnings);

    internal sealed class Listener : IDisposable
    {
        private readonly Action<string> _add;

        public Listener(List<string> warnings)
        {
            _add = warnings.Add;
            Warnings.Raised += _add;
        }

        public void Dispose() => Warnings.Raised -= _add;
    }
}
