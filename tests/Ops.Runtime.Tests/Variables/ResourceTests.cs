using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Runtime.Variables;

public class ResourceTests
{
    [Fact]
    public void Handles_of_one_name_see_each_others_writes()
    {
        ResourceHandle first = Handle("shared-a");
        ResourceHandle second = Handle("shared-a");
        ResourceOps.Assign("AssignVariableOp", null, first, 1f, validateShape: false);

        Assert.Equal(1f, ResourceOps.Read("ReadVariableOp", null, second, DType.Float32).Item<float>());
        Assert.False(ResourceOps.IsInitialized(Handle("shared-b")));
        Assert.Throws<InvalidArgumentException>(
            () => ResourceOps.VarHandle("VarHandleOp", null, "", "shared-a", DType.Int32, null));
    }

    [Fact]
    public void Anonymous_handles_are_never_shared()
    {
        ResourceHandle first = Handle("");
        ResourceOps.Assign("AssignVariableOp", null, first, 1f, validateShape: false);

        Assert.False(ResourceOps.IsInitialized(Handle("")));
        Assert.False(ResourceOps.IsInitialized(Handle("cd2c89b7-88b7-44c8-ad83-06c2a9158347")));
    }

    [Fact]
    public void Errors_carry_TensorFlows_codes_and_name_op_and_argument()
    {
        ResourceHandle handle = Handle("");
        FailedPreconditionException unassigned =
            Assert.Throws<FailedPreconditionException>(() => ResourceOps.Read("ReadVariableOp", "label", handle, DType.Float32));
        Assert.Equal("ReadVariableOp", unassigned.Op);
        Assert.Equal("label", unassigned.Label);
        Assert.Equal("resource", unassigned.Argument);
        Assert.StartsWith("ReadVariableOp 'label': ", unassigned.Message, StringComparison.Ordinal);

        Assert.Throws<InvalidArgumentException>(() => ResourceOps.Read("ReadVariableOp", null, handle, DType.Int32));
        Assert.Throws<InvalidArgumentException>(
            () => ResourceOps.Assign("AssignVariableOp", null, handle, 1, validateShape: false));
        Assert.Throws<NotFoundException>(
            () => ResourceOps.Destroy("DestroyResourceOp", null, handle, ignoreLookupError: false));
        ResourceOps.Destroy("DestroyResourceOp", null, handle, ignoreLookupError: true);
    }

    [Fact]
    public void A_destroyed_variable_may_be_assigned_again()
    {
        ResourceHandle handle = Handle("reborn");
        ResourceOps.Assign("AssignVariableOp", null, handle, 1f, validateShape: false);
        ResourceOps.Destroy("DestroyResourceOp", null, handle, ignoreLookupError: false);
        Assert.False(ResourceOps.IsInitialized(handle));

        ResourceOps.Assign("AssignVariableOp", null, handle, new[] { 2f, 3f }, validateShape: false);

        Assert.Equal("[2]", ResourceOps.Shape("VariableShape", null, Handle("reborn")).ToString());
    }

    [Fact]
    public void Assignment_checks_the_shape_only_when_asked_to()
    {
        ResourceHandle handle = Handle("");
        ResourceOps.Assign("AssignVariableOp", null, handle, new[] { 1f, 2f }, validateShape: true);
        Assert.Throws<InvalidArgumentException>(
            () => ResourceOps.Assign("AssignVariableOp", null, handle, 1f, validateShape: true));

        ResourceOps.Assign("AssignVariableOp", null, handle, 1f, validateShape: false);

        Assert.Equal(0, ResourceOps.Shape("VariableShape", null, handle).Rank);
    }

    [Fact]
    public void Locks_are_taken_in_the_order_of_creation_so_that_crossing_calls_cannot_deadlock()
    {
        Variable a = new(0f);
        Variable b = new(0f);
        Parallel.For(0, 4, worker =>
        {
            for (int i = 0; i < 2000; i++)
            {
                ResourceHandle first = worker % 2 == 0 ? a : b;
                ResourceHandle second = worker % 2 == 0 ? b : a;
                using ResourceScope held = ResourceAccess.Open("Test", null, [first, second, first]);
                TensorAccess.Write<float>(held.Write(0, []))[0]++;
                TensorAccess.Write<float>(held.Write(2, []))[0]++;
            }
        });

        Assert.Equal(8000f * 2, a.Value.Item<float>() + b.Value.Item<float>());
    }

    [Fact]
    public void A_call_checks_every_variable_before_it_writes_one()
    {
        Variable variable = new(1f);
        ResourceHandle unassigned = Handle("");

        FailedPreconditionException error = Assert.Throws<FailedPreconditionException>(() =>
        {
            using ResourceScope held = ResourceAccess.Open("ResourceApplyAdagrad", null, [variable, unassigned]);
            held.Value(0, "var");
            held.Value(1, "accum");
        });

        Assert.Equal("accum", error.Argument);
        Assert.Throws<InvalidArgumentException>(() => ResourceAccess.Open("Op", null, [variable, null!]).Dispose());
        variable.AssignAdd(1f);
        Assert.Equal(2f, variable.Value.Item<float>());
    }

    private static ResourceHandle Handle(string name) =>
        ResourceOps.VarHandle("VarHandleOp", null, "", name, DType.Float32, null);
}
