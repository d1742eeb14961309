using System.Globalization;

namespace RawOpsNet.Tests.Cuda.Tensors;

/// <summary>Tensors of a device as users see them: copies, values, gradients, errors.</summary>
public sealed class DeviceTensorTests : DeviceTests
{
    [DeviceFact]
    public void A_gpu_that_is_there_is_listed_and_available()
    {
        Assert.Equal([Device.Cpu, Gpu], Device.List());
        Assert.True(Gpu.IsAvailable);
        Assert.Null(Gpu.WhyNot);
        Assert.Contains("1 devices", Device.Gpu(3).WhyNot, StringComparison.Ordinal);
        FailedPreconditionException error = Assert.Throws<FailedPreconditionException>(() => ((Tensor)1f).To(Device.Gpu(3)));
        Assert.StartsWith("gpu:3 cannot be used: ", error.Message, StringComparison.Ordinal);
    }

    [DeviceFact]
    public void Values_go_there_and_come_back_whatever_the_dtype()
    {
        using TensorScope scope = new();
        Same(new[] { 1f, float.NaN, -0f });
        Same(new[] { 1L, long.MinValue });
        Same(new[] { true, false, true });
        Same(Tensor.From<Half>([(Half)1.5, (Half)(-2)], [2]));
        Same(Tensor.From<byte>([], [0, 3]));
        Same(Tensor.From<System.Numerics.Complex>([new(1, 2)], [1]));

        // Longer than a pinned buffer, and no multiple of one.
        Same(Tensor.From<int>([.. Enumerable.Range(0, 700_001)], [700_001]));
    }

    [DeviceFact]
    public async Task A_copy_that_does_not_hold_the_caller_has_the_values_of_the_call()
    {
        Tensor x = new[] { 1f, 2f };
        Tensor there = await x.ToAsync(Gpu);
        Task<Tensor> copy = (there + there).ToAsync(Device.Cpu);
        Tensor back = await copy;
        float[] values = back.ToArray<float>();
        Assert.True(values is [2f, 4f], string.Join(", ", values));
        Assert.Equal(Device.Cpu, back.Device);
    }

    [DeviceFact]
    public void Reading_prints_and_indexes_the_values()
    {
        using TensorScope scope = new();
        Tensor x = ((Tensor)new[,] { { 1f, 2f }, { 3f, 4f } }).To("gpu:0");
        Assert.Equal("Tensor(float32, [2, 2], gpu:0)\n[[1. 2.]\n [3. 4.]]", x.ToString());
        Assert.Equal(3.5f, ((Tensor)3.5f).To(Gpu).Item<float>());
        Assert.Equal(new[,] { { 1f, 2f }, { 3f, 4f } }, x.ToArray2D<float>());
        Assert.Equal([1f, 2f, 3f, 4f], x.AsReadOnlySpan<float>().ToArray());
    }

    [DeviceFact]
    public void The_gradient_of_a_copy_goes_back_to_where_it_came_from()
    {
        using TensorScope scope = new();
        Tensor x = new[] { 1f, 2f, 3f };
        using GradientTape tape = new();
        tape.Watch(x);
        Tensor there = x.To(Gpu);
        Tensor loss = RawOps.Sum(RawOps.Square(there).To(Device.Cpu), 0);
        Tensor gradient = tape.Gradient(loss, x)!;
        Assert.Equal(Device.Cpu, gradient.Device);
        Assert.Equal([2f, 4f, 6f], gradient.ToArray<float>());
    }

    [DeviceFact]
    public void Inputs_on_two_devices_are_refused_with_what_to_write()
    {
        using TensorScope scope = new();
        Tensor host = new[] { 1f }, device = host.To(Gpu);
        InvalidArgumentException error = Assert.Throws<InvalidArgumentException>(() => RawOps.AddV2(device, host));
        Assert.Equal(
            "AddV2: y lies on cpu:0, but x on gpu:0; write y.To(Device.Gpu(0)), or x.To(Device.Cpu).", error.Message);
        Assert.Contains("gpu:0", Assert.Throws<InvalidArgumentException>(() => ((Tensor)"text").To(Gpu)).Message,
            StringComparison.Ordinal);
    }

    [DeviceFact]
    public void A_scope_holds_ops_to_its_device_and_lets_host_inputs_be()
    {
        using TensorScope tensors = new();
        Tensor host = new[,] { { 1f, 2f }, { 3f, 4f } }, there = host.To(Gpu);
        using (Device.Scope("gpu:0"))
        {
            Assert.Equal([4f, 6f], RawOps.Sum(there, new[] { 0 }).ToArray<float>());
            Assert.Equal([2f, 4f, 6f, 8f], (there * 2f).ToArray<float>());
            Assert.Equal([3f, 4f], there[1].ToArray<float>());
            Assert.Equal(
                "MatMul: a lies on cpu:0, but the open scope places ops on gpu:0; write a.To(Device.Gpu(0)), or open "
                    + "Device.Scope(\"cpu:0\") around the call.",
                Assert.Throws<InvalidArgumentException>(() => RawOps.MatMul(host, host)).Message);
            using Variable onHost = new(host, device: Device.Cpu);
            Assert.StartsWith(
                "MatMul: a lies on cpu:0", Assert.Throws<InvalidArgumentException>(() => RawOps.MatMul(onHost, there)).Message,
                StringComparison.Ordinal);
        }

        using (Device.Scope(Device.Cpu))
        {
            Assert.Equal(
                "Square: x lies on gpu:0, but the open scope places ops on cpu:0; write x.To(Device.Cpu), or open "
                    + "Device.Scope(\"gpu:0\") around the call.",
                Assert.Throws<InvalidArgumentException>(() => RawOps.Square(there)).Message);
        }
    }

    [DeviceFact]
    public void Zeros_for_a_source_that_nothing_depends_on_lie_where_it_lies()
    {
        using TensorScope tensors = new();
        Tensor x = ((Tensor)new[] { 1f, 2f }).To(Gpu), y = ((Tensor)3f).To(Gpu);
        using GradientTape tape = new();
        tape.Watch(x);
        tape.Watch(y);
        Tensor zeros = tape.Gradient(RawOps.Square(y), x, unconnectedGradients: UnconnectedGradients.Zero)!;
        Assert.Equal(Gpu, zeros.Device);
        Assert.Equal([0f, 0f], zeros.ToArray<float>());
    }

    [DeviceFact]
    public void A_scope_and_a_dispose_give_the_memory_back()
    {
        Gpu.Synchronize();
        long before = MemoryCounters.LiveBytesOn(Gpu);
        using (new TensorScope())
        {
            Tensor x = Tensor.Zeros([1000]).To(Gpu);
            _ = x + x;
            Assert.Equal(before + 8000, MemoryCounters.LiveBytesOn(Gpu));
        }

        Assert.Equal(before, MemoryCounters.LiveBytesOn(Gpu));
    }

    [DeviceFact]
    public void A_fault_in_the_values_surfaces_at_the_next_wait_and_what_followed_wrote_no_state()
    {
        using TensorScope scope = new();
        Tensor x = new[] { 4, 6, 8 }, y = new[] { 2, 0, 0 };
        InvalidArgumentException expected = Assert.Throws<InvalidArgumentException>(() => RawOps.Div(x, y));
        using Variable state = new(new[] { 1f, 2f }, device: Gpu);
        Tensor one = ((Tensor)new[] { 1f, 1f }).To(Gpu);
        RawOps.Div(x.To(Gpu), y.To(Gpu));
        state.AssignAdd(one);
        InvalidArgumentException got = Assert.Throws<InvalidArgumentException>(Gpu.Synchronize);
        Assert.Equal(expected.Message, got.Message);
        Assert.Equal([1f, 2f], ((Tensor)state).ToArray<float>());

        // Once it was told, the device goes on.
        state.AssignAdd(one);
        Assert.Equal([2f, 3f], ((Tensor)state).ToArray<float>());
        Assert.Equal([2, 3, 4], RawOps.Div(x.To(Gpu), ((Tensor)2).To(Gpu)).ToArray<int>());
    }

    [DeviceFact]
    public void Launches_of_kernels_make_no_garbage()
    {
        using TensorScope scope = new();
        using Variable x = new(Tensor.Zeros([4]), device: Gpu);
        Tensor one = ((Tensor)new[] { 1f, 1f, 1f, 1f }).To(Gpu);
        RawOps.AssignAddVariableOp(x.Handle, one);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 50; i++)
        {
            RawOps.AssignAddVariableOp(x.Handle, one);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(51f, ((Tensor)x).ToArray<float>()[0]);
    }

    private static void Same(Tensor host)
    {
        Tensor there = host.To(Gpu);
        Assert.Equal(Gpu, there.Device);
        Tensor back = there.To(Device.Cpu);
        Assert.Equal(host.Shape, back.Shape);
        Assert.Equal(
            Convert.ToHexString(OpServices.TensorAccess.Bytes(host)), Convert.ToHexString(OpServices.TensorAccess.Bytes(back)));
        Assert.Equal(host.ToString(), back.ToString().ToString(CultureInfo.InvariantCulture));
    }
}
