using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Runtime.Variables;

[Collection(Memory.CountingTests.Name)]
public class VariableTests
{
    [Fact]
    public void A_snapshot_keeps_its_content_after_updates()
    {
        Variable variable = new(new[] { 1f, 2f });
        Tensor before = variable.Read();

        variable.AssignAdd(new[] { 10f, 20f });
        variable.AssignSub(new[] { 1f, 1f });

        Assert.Equal([1f, 2f], before.ToArray<float>());
        Assert.Equal([10f, 21f], variable.Value.ToArray<float>());
        Assert.Equal(3, variable.Handle.Version);
    }

    [Fact]
    public void An_update_copies_only_while_a_reader_holds_the_buffer()
    {
        Variable variable = new(new[] { 1f, 2f });
        long copies = MemoryCounters.VariableCopies;
        variable.AssignAdd(new[] { 1f, 1f });
        Assert.Equal(copies, MemoryCounters.VariableCopies);

        using (Tensor reader = variable.Read())
        {
            variable.AssignAdd(new[] { 1f, 1f });
            variable.AssignAdd(new[] { 1f, 1f });
            Assert.Equal(copies + 1, MemoryCounters.VariableCopies);
        }

        variable.AssignAdd(new[] { 1f, 1f });
        Assert.Equal(copies + 1, MemoryCounters.VariableCopies);
    }

    [Fact]
    public void A_transient_read_copies_nothing_and_turns_stale_at_the_next_write()
    {
        Variable variable = new(new[] { 1f, 2f }, name: "weight");
        long copies = MemoryCounters.VariableCopies;
        Tensor transient = variable;
        Assert.Same(transient, (Tensor)variable);
        Assert.Equal([1f, 2f], transient.ToArray<float>());

        variable.AssignAdd(new[] { 1f, 1f });

        Assert.Equal(copies, MemoryCounters.VariableCopies);
        FailedPreconditionException error = Assert.Throws<FailedPreconditionException>(() => transient.ToArray<float>());
        Assert.Contains("weight", error.Message, StringComparison.Ordinal);
        Assert.Contains("Read()", error.Message, StringComparison.Ordinal);
        Assert.Equal([2f, 3f], ((Tensor)variable).ToArray<float>());
    }

    [Fact]
    public void A_disposed_transient_is_replaced_by_a_new_one()
    {
        Variable variable = new(1f);
        using (Tensor transient = variable)
        {
            Assert.Equal(1f, transient.Item<float>());
        }

        Assert.Equal(1f, ((Tensor)variable).Item<float>());
        using (new TensorScope())
        {
            _ = (Tensor)variable;
        }

        Assert.Equal(1f, ((Tensor)variable).Item<float>());
    }

    [Fact]
    public void A_variable_may_be_added_to_itself()
    {
        Variable variable = new(new[] { 1f, 2f });
        variable.AssignAdd(variable);

        Assert.Equal([2f, 4f], variable.Value.ToArray<float>());
    }

    [Fact]
    public void A_view_of_a_transient_is_a_reader_of_its_own()
    {
        Variable variable = new(new[] { 1f, 2f });
        Tensor view = TensorAccess.View(variable, [2, 1]);
        variable.AssignAdd(new[] { 1f, 1f });

        Assert.Equal([1f, 2f], view.ToArray<float>());
        Assert.Equal([2f, 3f], variable.Value.ToArray<float>());
    }

    [Fact]
    public void A_transient_that_another_thread_asked_for_stays_valid_after_a_write()
    {
        Variable variable = new(new[] { 1f, 2f });
        Tensor mine = variable;
        Tensor? other = null;
        Thread thread = new(() => other = variable);
        thread.Start();
        thread.Join();

        variable.AssignAdd(new[] { 1f, 1f });

        Assert.Equal([1f, 2f], other!.ToArray<float>());
        Assert.Equal([1f, 2f], mine.ToArray<float>());
        Assert.Equal([2f, 3f], variable.Value.ToArray<float>());
    }

    [Fact]
    public void Assigning_shares_the_buffer_and_never_changes_the_value_given()
    {
        Variable variable = new(new[] { 0f, 0f });
        Tensor value = new[] { 5f, 6f };
        variable.Assign(value);
        variable.AssignAdd(new[] { 1f, 1f });

        Assert.Equal([5f, 6f], value.ToArray<float>());
        Assert.Equal([6f, 7f], variable.Value.ToArray<float>());
    }

    [Fact]
    public void Bad_values_are_refused_and_change_nothing()
    {
        Variable variable = new(new[] { 1f, 2f }, name: "weight");

        InvalidArgumentException shape = Assert.Throws<InvalidArgumentException>(() => variable.AssignAdd(new[] { 1f, 2f, 3f }));
        Assert.Contains("[3]", shape.Message, StringComparison.Ordinal);
        Assert.Contains("[2]", shape.Message, StringComparison.Ordinal);
        Assert.Contains("weight", shape.Message, StringComparison.Ordinal);
        Assert.Equal("AssignAddVariableOp", shape.Op);
        Assert.Equal("value", shape.Argument);
        Assert.Throws<InvalidArgumentException>(() => variable.AssignAdd(new[] { 1, 2 }));
        Assert.Throws<InvalidArgumentException>(() => variable.Assign(new[] { 1, 2 }));
        Assert.Throws<InvalidArgumentException>(() => variable.Assign(1f));
        Assert.Throws<InvalidArgumentException>(() => variable.As<int>());
        Tensor disposed = new[] { 1f, 2f };
        disposed.Dispose();
        Assert.Throws<FailedPreconditionException>(() => variable.Assign(disposed));
        Assert.Equal([1f, 2f], variable.Value.ToArray<float>());
        Assert.Equal(1, variable.Handle.Version);
    }

    [Fact]
    public void A_disposed_variable_says_so_and_its_snapshots_live_on()
    {
        Variable variable = new(new[] { 1f, 2f }, name: "weight");
        Tensor snapshot = variable.Read();
        variable.Dispose();
        variable.Dispose();

        Assert.False(variable.IsInitialized);
        FailedPreconditionException error = Assert.Throws<FailedPreconditionException>(() => variable.Read());
        Assert.Contains("weight", error.Message, StringComparison.Ordinal);
        Assert.Contains("destroyed", error.Message, StringComparison.Ordinal);
        Assert.Throws<FailedPreconditionException>(() => variable.AssignAdd(new[] { 1f, 1f }));
        Assert.Equal([1f, 2f], snapshot.ToArray<float>());
    }

    [Fact]
    public void Typed_views_read_and_write()
    {
        Variable<float> typed = new Variable(1f).As<float>();
        typed.AssignAdd(2f);

        Assert.Equal(3f, typed.Read().Item());
        Assert.Equal(3f, ((Tensor<float>)typed).Item());
    }

    [Fact]
    public void Writers_and_readers_on_many_threads_never_see_half_an_update()
    {
        Variable variable = new(Tensor.Zeros([512]));
        Tensor one = Tensor.From(Enumerable.Repeat(1f, 512).ToArray(), [512]);
        Parallel.For(0, 8, worker =>
        {
            for (int i = 0; i < 200; i++)
            {
                if (worker % 2 == 0)
                {
                    variable.AssignAdd(one);
                }
                else
                {
                    using Tensor snapshot = variable.Read();
                    float[] values = snapshot.ToArray<float>();
                    Assert.All(values, value => Assert.Equal(values[0], value));
                }
            }
        });

        Assert.Equal(800f, variable.Value.ToArray<float>()[511]);
    }
}
