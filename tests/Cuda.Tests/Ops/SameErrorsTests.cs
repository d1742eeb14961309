namespace RawOpsNet.Tests.Cuda.Ops;

/// <summary>What the host refuses is refused on the device, with the host's exception and message, and nothing is written.</summary>
public sealed class SameErrorsTests : DeviceTests
{
    private delegate Tensor Call(Func<Tensor, Tensor> place);

    private static readonly Dictionary<string, Call> Calls = new()
    {
        ["Div"] = place => RawOps.Div(place(new[] { 6, 7, 8 }), place(new[] { 2, 0, 0 })),
        ["FloorMod"] = place => RawOps.FloorMod(place(new[] { 6L, 7L }), place(new[] { 2L, 0L })),
        ["GatherV2"] = place => RawOps.GatherV2(place(new[,] { { 1f, 2f } }), place(new[] { 0, 3, -1 }), 0),
        ["GatherV2 in a matrix of indices"] =
            place => RawOps.GatherV2(place(new[] { 1f, 2f }), place(new[,] { { 0L, 1L }, { 1L, 2L } }), 0),
        ["GatherNd"] = place => RawOps.GatherNd(place(new[,] { { 1f, 2f } }), place(new[,] { { 0, 1 }, { 0, 2 } })),
        ["ScatterNd"] = place => RawOps.ScatterNd(place(new[,] { { 4 } }), place(new[] { 1f }), new[] { 3 }),
        ["UnsortedSegmentSum"] = place => RawOps.UnsortedSegmentSum(place(new[] { 1f, 2f }), place(new[] { -1, 5 }), 2),
        ["labels"] = place => RawOps.SparseSoftmaxCrossEntropyWithLogits(
            place(new[,] { { 1f, 2f }, { 3f, 4f } }), place(new[] { 1, 2 })).Loss,
        ["shapes"] = place => RawOps.AddV2(place(new[] { 1f, 2f }), place(new[] { 1f, 2f, 3f })),
        ["dtypes"] = place => RawOps.MatMul(place(new[,] { { 1f } }), place(new[,] { { 1d } })),
    };

    public static TheoryData<string> Names => [.. Calls.Keys];

    [DeviceTheory]
    [MemberData(nameof(Names))]
    public void A_call_is_refused_with_the_hosts_message(string name)
    {
        using TensorScope scope = new();
        Exception onHost = Assert.ThrowsAny<OpException>(() => Calls[name](tensor => tensor));
        Exception onDevice = Assert.ThrowsAny<OpException>(() =>
        {
            Calls[name](tensor => tensor.To(Gpu));
            Gpu.Synchronize();
        });

        Assert.Equal(onHost.GetType(), onDevice.GetType());
        Assert.Equal(onHost.Message, onDevice.Message);
        Assert.Equal(((OpException)onHost).Argument, ((OpException)onDevice).Argument);
    }

    [DeviceFact]
    public void An_update_by_a_bad_row_changes_nothing()
    {
        using TensorScope scope = new();
        using Variable onHost = new(new[] { 1f, 2f });
        using Variable onDevice = new(new[] { 1f, 2f }, device: Gpu);
        Exception first = Assert.ThrowsAny<OpException>(
            () => RawOps.ResourceScatterAdd(onHost.Handle, new[] { 0, 2 }, new[] { 5f, 5f }));
        Exception second = Assert.ThrowsAny<OpException>(() =>
        {
            RawOps.ResourceScatterAdd(onDevice.Handle, Placed(new[] { 0, 2 }), Placed(new[] { 5f, 5f }));
            Gpu.Synchronize();
        });

        Assert.Equal(first.Message, second.Message);
        Assert.Equal([1f, 2f], onDevice.Read().ToArray<float>());
    }

    // What each writes once the bad value has been made, and the same without one.
    private static readonly Dictionary<string, Action<Variable, Tensor>> Updates = new()
    {
        ["an addition"] = (variable, value) => RawOps.AssignAddVariableOp(variable.Handle, value),
        ["an update"] = (variable, value) => RawOps.ResourceApplyGradientDescent(variable.Handle, Placed(-1f), value),
        ["rows"] = (variable, value) => RawOps.ResourceSparseApplyKerasMomentum(
            variable.Handle, new Variable(new float[2], device: Gpu).Handle, Placed(1f), value, Placed(new[] { 0, 1 }),
            Placed(0f)),
        ["a scatter"] = (variable, value) => RawOps.ResourceScatterAdd(variable.Handle, Placed(new[] { 0, 1 }), value),
        ["a scatter by coordinates"] =
            (variable, value) => RawOps.ResourceScatterNdUpdate(variable.Handle, Placed(new[,] { { 0 }, { 1 } }), value),
        ["a slice"] = (variable, value) =>
            RawOps.ResourceStridedSliceAssign(variable.Handle, new[] { 0 }, new[] { 2 }, new[] { 1 }, value),
    };

    public static TheoryData<string> UpdateNames => [.. Updates.Keys];

    [DeviceTheory]
    [MemberData(nameof(UpdateNames))]
    public void Nothing_is_written_after_a_check_that_failed(string name)
    {
        using TensorScope scope = new();
        using Variable variable = new(new[] { 1f, 2f }, device: Gpu);
        Tensor bad = RawOps.GatherV2(Placed(new[] { 1f, 2f }), Placed(new[] { 0, 9 }), 0);
        Assert.ThrowsAny<OpException>(() =>
        {
            Updates[name](variable, bad);
            Gpu.Synchronize();
        });

        Assert.Equal([1f, 2f], variable.Read().ToArray<float>());
        Updates[name](variable, Placed(new[] { 5f, 6f }));
        Assert.NotEqual([1f, 2f], variable.Read().ToArray<float>());
    }

    [DeviceFact]
    public void An_op_without_a_kernel_says_so()
    {
        using TensorScope scope = new();
        Exception fault = Assert.ThrowsAny<OpException>(() => RawOps.Unique(Placed(new[] { 1, 1 })));

        Assert.Contains("there is no kernel on gpu:0", fault.Message, StringComparison.Ordinal);
    }

    private static Tensor Placed(Tensor tensor) => tensor.To(Gpu);
}
