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
