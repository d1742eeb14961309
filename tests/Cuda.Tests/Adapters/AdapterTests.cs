using RawOpsNet.Cuda;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Cuda.Adapters;

/// <summary>
/// What every adapter of the driver and of NVRTC does, on the emulated driver; a class for each adapter runs it.
/// </summary>
public abstract unsafe class AdapterTests : DeviceTests
{
    private const int Count = 1000;

    private const string Kernels = """
        extern "C" __global__ void scale(const float* x, float* y, float by, long long n) {
            for (long long i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) y[i] = x[i] * by;
        }
        """;

    private static readonly string[] Options = ["--gpu-architecture=sm_90", "--std=c++17", "--fmad=false"];

    private readonly ICudaDriver _driver;
    private readonly ICudaCompiler _compiler;

    internal AdapterTests(ICudaDriver driver, ICudaCompiler compiler)
    {
        _driver = driver;
        _compiler = compiler;
        if (Emulator.WhyMissing is null)
        {
            Ok(driver.Initialize());
            Ok(driver.GetDevice(0, out int device));
            Ok(driver.RetainPrimaryContext(device, out nint context));
            Ok(driver.SetCurrent(context));
        }
    }

    [DeviceFact]
    public void Tells_what_the_device_is()
    {
        Ok(_driver.DeviceCount(out int count));
        Ok(_driver.DriverVersion(out int version));
        Ok(_driver.DeviceName(0, out string name));
        Ok(_driver.DeviceMemory(0, out nuint bytes));
        Ok(_driver.MemoryInfo(out nuint free, out nuint total));
        Ok(_driver.DeviceAttribute(0, CudaDeviceProperty.ComputeCapabilityMajor, out int major));
        Assert.Equal((1, 9), (count, major));
        Assert.True(version >= 12000 && bytes > 0 && free <= total && name.Length > 0);
        Assert.Equal(CudaStatus.InvalidDevice, _driver.GetDevice(7, out _));
    }

    [DeviceFact]
    public void Compiles_to_a_binary_and_says_what_is_wrong_with_a_text()
    {
        Assert.True(_compiler.TryGetVersion(out int major, out _));
        Assert.Equal(12, major);
        Assert.Contains(90, _compiler.SupportedArchitectures());
        Assert.True(_compiler.Compile(Kernels, "scale.cu", Options).Succeeded);

        CudaCompilation wrong = _compiler.Compile("__global__ void f() { undefined_name(); }", "wrong.cu", Options);
        Assert.False(wrong.Succeeded);
        Assert.Contains("undefined_name", wrong.Log, StringComparison.Ordinal);
        Assert.False(_compiler.Compile(Kernels, "scale.cu", ["--no-such-option"]).Succeeded);
    }

    [DeviceFact]
    public void Finds_kernels_with_the_sizes_of_their_parameters()
    {
        CudaModule module = Load(out CudaFunction scale);
        Assert.Equal(CudaStatus.NotFound, _driver.GetFunction(module, "scales", out _));
        int[] sizes = [.. Enumerable.Range(0, 4).Select(i =>
        {
            Ok(_driver.GetParameter(scale, i, out _, out int bytes));
            return bytes;
        })];
        Assert.Equal([8, 8, 4, 8], sizes);
        Assert.Equal(CudaStatus.InvalidValue, _driver.GetParameter(scale, 4, out _, out _));
        Ok(_driver.GetAttribute(scale, CudaFunctionProperty.MaxThreadsPerBlock, out int threads));
        Assert.True(threads >= 256);
        Ok(_driver.UnloadModule(module));
    }

    [DeviceFact]
    public void An_image_that_is_none_is_refused()
    {
        CudaStatus status = _driver.LoadModule("no image\0"u8.ToArray(), out _, out _);
        Assert.Contains(status, new[] { CudaStatus.InvalidImage, CudaStatus.InvalidPtx });
    }

    [DeviceFact]
    public void Copies_runs_and_copies_back_in_the_streams_order()
    {
        CudaModule module = Load(out CudaFunction scale);
        Ok(_driver.CreateStream(out CudaStream stream));
        Ok(_driver.CreateEvent(out CudaEvent mark));
        Ok(_driver.KeepInPool(0, ulong.MaxValue));
        const int Bytes = Count * sizeof(float);
        Ok(_driver.AllocatePinned(Bytes, out nint host));
        Span<float> values = new((void*)host, Count);
        for (int i = 0; i < Count; i++)
        {
            values[i] = i;
        }

        Ok(_driver.AllocateAsync(Bytes, stream, out CudaAddress x));
        Ok(_driver.Allocate(Bytes, out CudaAddress y));
        Ok(_driver.CopyToDeviceAsync(x, host, Bytes, stream));
        Launch(scale, x, y, stream, Count);
        Ok(_driver.CopyAsync(x, y, Bytes / 2, stream));
        Ok(_driver.FillAsync(new CudaAddress(x.Value + (Bytes / 2)), 0, Bytes / 2, stream));
        Ok(_driver.CopyToHostAsync(host, x, Bytes, stream));
        Ok(_driver.Record(mark, stream));
        Assert.Equal(CudaStatus.NotReady, _driver.Query(stream));
        Ok(_driver.Synchronize(mark));
        Ok(_driver.Synchronize(stream));
        Assert.Equal(CudaStatus.Success, _driver.Query(stream));
        for (int i = 0; i < Count; i++)
        {
            Assert.Equal(i < Count / 2 ? 2f * i : 0, values[i]);
        }

        Ok(_driver.FreeAsync(x, stream));
        Ok(_driver.Synchronize(stream));
        Ok(_driver.Free(y));
        Ok(_driver.FreePinned(host));
        Ok(_driver.DestroyEvent(mark));
        Ok(_driver.DestroyStream(stream));
        Ok(_driver.UnloadModule(module));
    }

    [DeviceFact]
    public void A_launch_makes_no_garbage()
    {
        CudaModule module = Load(out CudaFunction scale);
        Ok(_driver.CreateStream(out CudaStream stream));
        Ok(_driver.Allocate(sizeof(float), out CudaAddress x));
        Ok(_driver.FillAsync(x, 0, sizeof(float), stream));
        Launch(scale, x, x, stream, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            Launch(scale, x, x, stream, 1);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Ok(_driver.Synchronize(stream));
        Ok(_driver.Free(x));
        Ok(_driver.DestroyStream(stream));
        Ok(_driver.UnloadModule(module));
    }

    [DeviceFact]
    public void A_block_that_is_too_large_is_refused()
    {
        CudaModule module = Load(out CudaFunction scale);
        nint* none = stackalloc nint[4];
        ulong zero = 0;
        for (int i = 0; i < 4; i++)
        {
            none[i] = (nint)(&zero);
        }

        Assert.Equal(
            CudaStatus.InvalidValue, _driver.Launch(scale, new CudaGrid(1), new CudaGrid(2048), 0, default, new(none, 4)));
        Ok(_driver.UnloadModule(module));
    }

    [DeviceFact]
    public void A_backend_runs_ops_over_it()
    {
        CudaBackend backend = new(_driver, _compiler);
        Assert.Null(backend.WhyNot(0));
        Assert.Contains("gpu", Device.Gpu().Name, StringComparison.Ordinal);
        Assert.Contains(_driver.Name, backend.Describe(0), StringComparison.Ordinal);
        DeviceBackend before = DeviceBackend.Of(Device.Gpu());
        DeviceBackend.Register(DeviceKind.Gpu, backend);
        try
        {
            using TensorScope scope = new();
            Tensor x = new[] { 1f, 2f, 3f };
            Assert.Equal([3f, 4f, 5f], RawOps.AddV2(x.To(Gpu), ((Tensor)2f).To(Gpu)).ToArray<float>());
        }
        finally
        {
            DeviceBackend.Register(DeviceKind.Gpu, before);
        }
    }

    private static void Ok(CudaStatus status) => Assert.Equal(CudaStatus.Success, status);

    private CudaModule Load(out CudaFunction scale)
    {
        CudaCompilation made = _compiler.Compile(Kernels, "scale.cu", Options);
        Assert.True(made.Succeeded, made.Log);
        Ok(_driver.LoadModule(made.Image, out CudaModule module, out _));
        Ok(_driver.GetFunction(module, "scale", out scale));
        return module;
    }

    private void Launch(CudaFunction scale, CudaAddress x, CudaAddress y, CudaStream stream, long count)
    {
        float by = 2;
        nint* arguments = stackalloc nint[] { (nint)(&x), (nint)(&y), (nint)(&by), (nint)(&count) };
        CudaStatus status = _driver.Launch(scale, new CudaGrid(4), new CudaGrid(128), 0, stream, new(arguments, 4));
        if (status != CudaStatus.Success)
        {
            Ok(status);
        }
    }
}
