namespace RawOpsNet.Tests.Runtime.Kernels;

public class VariableOpsTests
{
    [Fact]
    public void A_read_keeps_its_values_when_the_variable_changes()
    {
        using Variable v = new(Tensor.From(1f, 2f));
        Tensor read = RawOps.ReadVariableOp(v, DType.Float32);
        RawOps.AssignAddVariableOp(v, Tensor.From(10f, 20f));
        RawOps.ResourceScatterAdd(v, new[] { 0 }, 100f);
        Assert.Equal([1f, 2], read.ToArray<float>());
        Assert.Equal([111f, 22], RawOps.ReadVariableOp(v, DType.Float32).ToArray<float>());
    }

    [Fact]
    public void Changing_a_variable_leaves_the_tensor_that_was_assigned()
    {
        using Variable v = new(Tensor.From(0f, 0f));
        Tensor value = Tensor.From(1f, 2f);
        RawOps.AssignVariableOp(v, value);
        RawOps.AssignSubVariableOp(v, Tensor.From(1f, 1f));
        Assert.Equal([1f, 2], value.ToArray<float>());
        Assert.Equal([0f, 1], v.Read().ToArray<float>());
    }

    [Fact]
    public void Handles_of_one_name_share_their_variable_and_anonymous_ones_do_not()
    {
        ResourceHandle first = RawOps.VarHandleOp(DType.Float32, [1], sharedName: "shared_by_the_test");
        ResourceHandle second = RawOps.VarHandleOp(DType.Float32, [1], sharedName: "shared_by_the_test");
        RawOps.AssignVariableOp(first, Tensor.From(7f));
        Assert.Equal([7f], RawOps.ReadVariableOp(second, DType.Float32).ToArray<float>());
        ResourceHandle other = RawOps.VarHandleOp(DType.Float32, [1]);
        Assert.False(RawOps.VarIsInitializedOp(other).Item<bool>());
        Assert.Throws<FailedPreconditionException>(() => RawOps.ReadVariableOp(other, DType.Float32));
        RawOps.DestroyResourceOp(first);
    }

    [Fact]
    public void A_destroyed_variable_cannot_be_read_and_may_be_destroyed_again()
    {
        Variable v = new(Tensor.From(1f));
        Tensor read = v.Read();
        RawOps.DestroyResourceOp(v);
        Assert.False(RawOps.VarIsInitializedOp(v).Item<bool>());
        Assert.ThrowsAny<OpException>(() => RawOps.ReadVariableOp(v, DType.Float32));
        RawOps.DestroyResourceOp(v);
        Assert.Throws<NotFoundException>(() => RawOps.DestroyResourceOp(v, ignoreLookupError: false));
        Assert.Equal([1f], read.ToArray<float>());
    }

    [Fact]
    public void A_refused_scatter_changes_nothing_and_lets_go_of_the_lock()
    {
        using Variable v = new(Tensor.From(new[,] { { 1f, 2 }, { 3, 4 } }));
        Tensor updates = Tensor.From(new[,] { { 1f, 1 }, { 1, 1 } });
        foreach (int[] bad in new int[][] { [0, 2], [-1, 0], [0, int.MaxValue], [0] })
        {
            Assert.Throws<InvalidArgumentException>(() => RawOps.ResourceScatterAdd(v, bad, updates));
        }

        Assert.Throws<InvalidArgumentException>(() => RawOps.ResourceScatterAdd(v, new[] { 0, 1 }, Tensor.From(1f, 1f)));
        Assert.Equal([1f, 2, 3, 4], v.Read().ToArray<float>());
        RawOps.ResourceScatterAdd(v, new[] { 1, 1 }, updates);
        Assert.Equal([1f, 2, 5, 6], v.Read().ToArray<float>());
    }

    [Fact]
    public void A_scatter_into_a_scalar_is_refused()
    {
        using Variable v = new(1f);
        Assert.Throws<InvalidArgumentException>(() => RawOps.ResourceScatterAdd(v, new[] { 0 }, 1f));
        Assert.Equal(1f, v.Read().Item<float>());
    }

    [Fact]
    public void A_gather_checks_its_batch()
    {
        using Variable v = new(Tensor.From(new[,] { { 1f, 2 }, { 3, 4 } }));
        Assert.Throws<InvalidArgumentException>(() => RawOps.ResourceGather(v, new[] { 0 }, batchDims: 10));
        Assert.Throws<InvalidArgumentException>(() => RawOps.ResourceGather(v, new[] { 0 }, batchDims: -1));
        Assert.Throws<InvalidArgumentException>(() => RawOps.ResourceGather(v, new[] { 0 }, batchDims: 1));
        Assert.Equal([2f, 3], RawOps.ResourceGather(v, new[] { 1, 0 }, batchDims: 1).ToArray<float>());
        using Variable empty = new(RawOps.Fill(new[] { 0, 1 }, 1f));
        Assert.Throws<InvalidArgumentException>(() => RawOps.ResourceGather(empty, new[] { 0 }));
    }

    [Fact]
    public void A_read_passes_the_gradient_to_the_variable()
    {
        using Variable v = new(Tensor.From(2f, 3f));
        using GradientTape tape = new();
        Tensor read = RawOps.ReadVariableOp(v, DType.Float32);
        Tensor y = RawOps.Mul(read, read);
        Assert.Equal([4f, 6], tape.Gradient(y, v)!.ToArray<float>());
    }
}
