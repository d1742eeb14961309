using RawOpsNet.Cuda;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Cuda.Driver;

/// <summary>What comes of a driver that is missing, refuses, or has lost its device.</summary>
public sealed class FailureTests : DeviceTests
{
    [DeviceFact]
    public void A_missing_driver_is_said_with_what_was_searched()
    {
        CudaBackend backend = new(new FaultyDriver { Initialized = CudaStatus.NoDevice }, new NativeCudaCompiler());
        Assert.Equal(0, backend.Count);
        Assert.Equal(
            "no CUDA driver, or no device of one, was found. Searched: libcuda.so.1, libcuda.so. RAWOPS_CUDA_DIR names a folder "
                + "to look in first.",
            backend.WhyNot(0));
        Assert.Throws<FailedPreconditionException>(() => backend.Allocate(0, 16));
    }

    [DeviceFact]
    public void A_driver_that_does_not_start_is_said_with_its_status()
    {
        CudaBackend backend = new(new FaultyDriver { Initialized = CudaStatus.NotSupported }, new NativeCudaCompiler());
        Assert.Equal("the CUDA driver did not start: NotSupported (801), through faulty.", backend.WhyNot(0));
    }

    [DeviceFact]
    public void A_device_that_does_not_open_says_why_once_in_each_error()
    {
        CudaBackend backend = new(new FaultyDriver { Retained = CudaStatus.InvalidDevice }, new NativeCudaCompiler());
        string whyNot = "gpu:0: cuDevicePrimaryCtxRetain gave InvalidDevice (101).";
        Assert.Equal(whyNot, backend.WhyNot(0));
        for (int i = 0; i < 2; i++)
        {
            FailedPreconditionException error = Assert.Throws<FailedPreconditionException>(() => backend.Allocate(0, 16));
            Assert.Equal("gpu:0 cannot be used: " + whyNot, error.Message);
        }
    }

    [DeviceFact]
    public void A_device_that_is_lost_says_so_at_every_later_call() => With(new FaultyDriver(), driver =>
    {
        Tensor held = Tensor.Zeros([4]).To(Gpu);
        driver.Waited = CudaStatus.IllegalAddress;
        CudaException first = Assert.Throws<CudaException>(Gpu.Synchronize);
        Assert.Equal((CudaStatus.IllegalAddress, "cuStreamSynchronize"), (first.Status, first.Call));
        Assert.Contains("cannot be used any more in this process", first.Message, StringComparison.Ordinal);
        driver.Waited = null;
        CudaException later = Assert.Throws<CudaException>(() => RawOps.AddV2(held, held));
        Assert.Equal(first.Message, later.Message);

        // What is disposed, or printed, stays safe.
        Assert.Equal("Tensor(float32, [4], gpu:0, not to be read from its device)", held.ToString());
        held.Dispose();
    });

    [DeviceFact]
    public void An_error_that_does_not_stay_leaves_the_device_usable() => With(new FaultyDriver(), driver =>
    {
        using Tensor x = ((Tensor)1f).To(Gpu);
        driver.Waited = CudaStatus.LaunchOutOfResources;
        Assert.Equal(CudaStatus.LaunchOutOfResources, Assert.Throws<CudaException>(Gpu.Synchronize).Status);
        driver.Waited = null;
        Assert.Equal(1f, x.Item<float>());
    });

    [DeviceFact]
    public void Memory_that_a_device_has_not_is_named_with_what_is_held() => With(new FaultyDriver(), driver =>
    {
        Tensor held = Tensor.Zeros([25]).To(Gpu);
        driver.Allocated = CudaStatus.OutOfMemory;
        using Tensor host = Tensor.Zeros([250]);
        Assert.Equal(
            "1000 bytes do not fit in the memory of gpu:0: tensors hold 100 bytes of it.",
            Assert.Throws<ResourceExhaustedException>(() => host.To(Gpu)).Message);
        driver.Allocated = null;
        held.Dispose();
        Assert.Equal(0, MemoryCounters.LiveBytesOn(Gpu));
    });

    [DeviceFact]
    public void A_driver_before_12_4_runs_kernels_without_the_comparison_of_sizes() =>
        With(new FaultyDriver { LacksParameters = true }, _ =>
        {
            using TensorScope scope = new();
            Tensor x = ((Tensor)new[] { 1f, 2f }).To(Gpu);
            Assert.Equal([2f, 4f], RawOps.AddV2(x, x).ToArray<float>());
        });

    [DeviceFact]
    public void More_elements_than_an_index_of_32_bits_reaches_are_refused_before_the_launch() =>
        With(new FaultyDriver { PretendsMemory = true }, _ =>
        {
            using TensorScope scope = new();
            Tensor column = Tensor.Zeros([1 << 16, 1], DType.UInt8).To(Gpu);
            Tensor row = Tensor.Zeros([1, 1 << 15], DType.UInt8).To(Gpu);
            long before = Emulator.Launches;
            UnimplementedException error = Assert.Throws<UnimplementedException>(() => RawOps.AddV2(column, row));
            Assert.Equal(
                "AddV2: A tensor of shape [65536, 32768] has 2147483648 elements; a kernel of a GPU takes at most 2143289343.",
                error.Message);
            Assert.Equal(before, Emulator.Launches);
        });

    [DeviceFact]
    public void A_broadcast_of_eight_dims_runs_and_one_of_nine_is_refused()
    {
        using TensorScope scope = new();
        Tensor x = Numbers([2, 1, 2, 1, 2, 1, 2, 1]), y = Numbers([1, 2, 1, 2, 1, 2, 1, 2]);
        Assert.Equal(RawOps.Sub(x, y).ToArray<float>(), RawOps.Sub(x.To(Gpu), y.To(Gpu)).ToArray<float>());

        // Dims along which both run on are joined: ten are eight.
        Tensor z = Numbers([2, 2, 2, 1, 2, 1, 2, 1, 2, 1]), w = Numbers([1, 1, 1, 2, 1, 2, 1, 2, 1, 1]);
        Assert.Equal(RawOps.Sub(z, w).ToArray<float>(), RawOps.Sub(z.To(Gpu), w.To(Gpu)).ToArray<float>());

        Tensor u = Numbers([2, 1, 2, 1, 2, 1, 2, 1, 2]).To(Gpu), v = Numbers([1, 2, 1, 2, 1, 2, 1, 2, 1]).To(Gpu);
        Assert.Equal(
            "Sub: a broadcast of 9 dims that cannot be joined to 8 has no kernel on a GPU; RawOps.Reshape or RawOps.BroadcastTo "
                + "brings the inputs closer first.",
            Assert.Throws<UnimplementedException>(() => RawOps.Sub(u, v)).Message);
    }

    [DeviceTheory]
    [InlineData("check")]
    [InlineData("fast")]
    public void A_kernel_that_leaves_its_memory_loses_the_device_and_the_process_goes_on_to_its_end(string mode)
    {
        (int status, string output) = ChildProcess.Run("fault", ("RAWOPS_CUDA_DIR", Emulator.Folder), ("CUDAEMU_MODE", mode));
        string lost = "gpu:0: cuStreamSynchronize gave IllegalAddress (700), from a kernel that ran before. The device cannot be "
            + "used any more in this process; with RAWOPS_CUDA_CHECK=1 the error comes from the op at fault.";
        Assert.True(status == 0, output);
        Assert.Equal(
            $"wait: {lost}\nop: {lost}\nread: {lost}\ncopy: {lost}\nallocate: {lost}\nwait again: {lost}\n"
                + $"why not: {lost}\nhost: 4\n"
                + "print: Tensor(float32, [2], gpu:0, not to be read from its device)\nend\n",
            output);
    }

    [DeviceFact]
    public void With_a_wait_after_each_launch_the_fault_comes_from_its_own_op()
    {
        (int status, string output) = ChildProcess.Run(
            "fault", ("RAWOPS_CUDA_DIR", Emulator.Folder), ("RAWOPS_CUDA_CHECK", "1"));
        Assert.True(status == 0, output);
        Assert.StartsWith("launch: gpu:0: cuStreamSynchronize gave IllegalAddress (700)", output, StringComparison.Ordinal);
        Assert.EndsWith("\nend\n", output, StringComparison.Ordinal);
    }

    private static Tensor Numbers(long[] dims)
    {
        Shape shape = new(dims);
        return Tensor.From<float>([.. Enumerable.Range(0, (int)shape.ElementCount).Select(i => i * 0.37f)], shape);
    }

    /// <summary>Runs something on a device behind another driver.</summary>
    internal static void With(FaultyDriver driver, Action<FaultyDriver> act)
    {
        DeviceBackend before = DeviceBackend.Of(Gpu);
        DeviceBackend.Register(DeviceKind.Gpu, new CudaBackend(driver, new NativeCudaCompiler()));
        try
        {
            act(driver);
        }
        finally
        {
            DeviceBackend.Register(DeviceKind.Gpu, before);
        }
    }
}
