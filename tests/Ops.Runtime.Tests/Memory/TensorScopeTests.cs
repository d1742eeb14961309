using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Runtime.Memory;

public class TensorScopeTests
{
    [Fact]
    public void A_scope_disposes_what_was_made_in_it()
    {
        Tensor before = 1f;
        Tensor inside;
        using (new TensorScope())
        {
            inside = 2f;
            Assert.False(inside.IsDisposed);
        }

        Assert.True(inside.IsDisposed);
        Assert.False(before.IsDisposed);
        FailedPreconditionException error = Assert.Throws<FailedPreconditionException>(() => inside.Item<float>());
        Assert.Contains("scope", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kept_tensor_goes_to_the_scope_outside()
    {
        Tensor kept;
        using (new TensorScope())
        {
            using (TensorScope inner = new())
            {
                kept = inner.Keep(3f);
            }

            Assert.Equal(3f, kept.Item<float>());
        }

        Assert.True(kept.IsDisposed);
    }

    [Fact]
    public void Run_keeps_what_is_returned_however_nested()
    {
        Tensor? hidden = null;
        (Tensor First, Tensor[] Others, Dictionary<string, Tensor> Named) result = TensorScope.Run(() =>
        {
            hidden = 0f;
            return ((Tensor)1f, new Tensor[] { 2f, 3f }, new Dictionary<string, Tensor> { ["four"] = 4f });
        });

        Assert.True(hidden!.IsDisposed);
        Assert.Equal(1f, result.First.Item<float>());
        Assert.Equal(3f, result.Others[1].Item<float>());
        Assert.Equal(4f, result.Named["four"].Item<float>());
        Assert.Equal(5f, TensorScope.Run(() => ((Tensor)5f).As<float>()).Item());
        TensorScope.Run(() => hidden = 6f);
        Assert.True(TensorScope.Current is null);
    }

    [Fact]
    public void A_detached_tensor_outlives_every_scope()
    {
        Tensor detached;
        using (new TensorScope())
        {
            using (new TensorScope())
            {
                detached = TensorScope.Detach(1f);
            }
        }

        Assert.Equal(1f, detached.Item<float>());
    }

    [Fact]
    public void Disposing_on_another_thread_says_so_and_leaves_the_scope_open()
    {
        using TensorScope scope = new();
        Tensor tensor = 1f;
        Exception? error = null;
        Thread thread = new(() => error = Record.Exception(scope.Dispose));
        thread.Start();
        thread.Join();

        Assert.Contains("thread", Assert.IsType<FailedPreconditionException>(error).Message, StringComparison.Ordinal);
        Assert.False(tensor.IsDisposed);
        Assert.Same(scope, TensorScope.Current);
    }

    [Fact]
    public void An_outer_scope_cannot_be_disposed_before_an_inner_one()
    {
        TensorScope outer = new();
        TensorScope inner = new();

        Assert.Throws<FailedPreconditionException>(outer.Dispose);
        inner.Dispose();
        outer.Dispose();
        outer.Dispose();

        Assert.Null(TensorScope.Current);
    }

    [Fact]
    public void A_scope_does_not_own_variables_or_what_they_hold()
    {
        Variable variable;
        using (new TensorScope())
        {
            variable = new Variable(1f);
            variable.AssignAdd(2f);
            variable.Assign(4f);
        }

        Assert.Equal(4f, variable.Read().Item<float>());
    }

    [Fact]
    public void A_scope_of_thousands_of_tensors_disposes_them_all()
    {
        List<Tensor> tensors = [];
        using (new TensorScope())
        {
            for (int i = 0; i < 5000; i++)
            {
                tensors.Add(i);
            }

            TensorScope.Current!.Keep(tensors[4000]);
        }

        Assert.Equal(1, tensors.Count(tensor => !tensor.IsDisposed));
        Assert.Equal(4000, tensors[4000].Item<int>());
    }
}
