using RawOpsNet.Tests.Emulator.Harness;
using RawOpsNet.Tests.Emulator.Native;

namespace RawOpsNet.Tests.Emulator;

/// <summary>Plants bugs in calls of the driver: arguments, sizes, names, images.</summary>
public sealed unsafe class PlantedCallBugsTests : IDisposable
{
    private const string File = "planted.cu";
    private readonly EmulatedDevice? _device = Gnu.WhyNot is null ? new() : null;

    public void Dispose() => _device?.Dispose();

    [GnuFact]
    public void Too_few_arguments_are_refused()
    {
        Assert.Equal(Status.InvalidValue, Launch([EmulatedDevice.Allocate(256), 2f]));
        Expect("kernel fill takes 3 parameters; kernelParams[2] is (nil): too few arguments?");
    }

    [GnuFact]
    public void Swapped_arguments_and_pointers_of_the_host_are_reported()
    {
        Launch([0x40L, 2f, 64]);
        Expect("kernel fill: pointer parameter 0 has the value 0x40, which is not device memory");
        float* host = stackalloc float[4];
        Launch([(ulong)host, 2f, 0]);
        Expect($"0x{(ulong)host:x}, which is not device memory");
    }

    [GnuFact]
    public void The_parameters_of_a_kernel_are_told()
    {
        nint adam = EmulatedDevice.Kernel("correct.cu", "adam");
        (int Offset, int Size)[] expected = [(0, 8), (8, 8), (16, 8), (24, 8), (32, 8), (40, 4), (44, 4), (48, 4), (52, 4)];
        for (int i = 0; i < expected.Length; i++)
        {
            EmulatedDevice.Check(Cuda.cuFuncGetParamInfo(adam, (nuint)i, out nuint offset, out nuint size));
            Assert.Equal(expected[i], ((int)offset, (int)size));
        }

        Assert.Equal(Status.InvalidValue, Cuda.cuFuncGetParamInfo(adam, (nuint)expected.Length, out _, out _));
        nint byValue = EmulatedDevice.Kernel("correct.cu", "multi_sgd");
        EmulatedDevice.Check(Cuda.cuFuncGetParamInfo(byValue, 0, out _, out nuint tensors));
        Assert.Equal(168u, tensors);
    }

    [GnuFact]
    public void Blocks_too_large_are_refused()
    {
        Argument[] arguments = [EmulatedDevice.Allocate(256), 2f, 64];
        Assert.Equal(Status.InvalidValue, Launch(arguments, 2048));
        Assert.Equal(Status.InvalidValue, Launch(arguments, 0));
        nint bounded = EmulatedDevice.Kernel("correct.cu", "matmul");
        EmulatedDevice.Check(Cuda.cuFuncGetAttribute(out int most, 0, bounded));
        Assert.Equal(256, most);
        Argument[] product = [arguments[0], arguments[0], arguments[0], 1, 1, 1];
        Assert.Equal(Status.InvalidValue, EmulatedDevice.Launch(bounded, 1, 512, product));
    }

    [GnuFact]
    public void Shared_memory_beyond_48_KiB_needs_the_attribute()
    {
        nint scan = EmulatedDevice.Kernel("correct.cu", "scan");
        Argument[] arguments = [EmulatedDevice.Upload(1, 2), EmulatedDevice.Allocate(8), 2];
        Assert.Equal(Status.InvalidValue, EmulatedDevice.Launch(scan, 1, 32, arguments, 65536));
        EmulatedDevice.Check(Cuda.cuFuncSetAttribute(scan, 8, 65536));
        EmulatedDevice.Check(EmulatedDevice.Launch(scan, 1, 32, arguments, 65536));
        Assert.Equal(Status.InvalidValue, Cuda.cuFuncSetAttribute(scan, 8, 228 * 1024));

        EmulatedDevice.Check(Cuda.cuFuncGetAttribute(out int shared, 1, EmulatedDevice.Kernel("correct.cu", "matmul")));
        Assert.InRange(shared, 2 * 16 * 17 * 4, 4096);
    }

    [GnuFact]
    public void Copies_past_an_allocation_and_more_memory_than_there_is_are_refused()
    {
        ulong x = EmulatedDevice.Allocate(128);
        float* host = stackalloc float[64];
        Assert.Equal(Status.InvalidValue, Cuda.cuMemcpyHtoD_v2(x, host, 256));
        Expect("copy to of 256 bytes at an invalid device range: offset 0 of allocation #");
        Assert.Equal(Status.InvalidValue, Cuda.cuMemcpyHtoD_v2(x, (void*)x, 16));
        Expect("the host pointer of a copy is device memory");
        Assert.Equal(Status.OutOfMemory, Cuda.cuMemAlloc_v2(out _, (nuint)1 << 40));
        Assert.Equal(Status.InvalidValue, Cuda.cuMemAlloc_v2(out _, 0));
    }

    [GnuFact]
    public void Unknown_names_and_handles_are_refused()
    {
        nint module = EmulatedDevice.Load(KernelFile.Compiled(File).Cubin);
        Assert.Equal(Status.NotFound, Cuda.cuModuleGetFunction(out _, module, "nope"));
        Assert.Equal(Status.NotFound, Cuda.cuModuleGetGlobal_v2(out _, out _, module, "nope"));
        Assert.Equal(Status.InvalidHandle, Cuda.cuModuleGetFunction(out _, 1234, "fill"));
        Assert.Equal(Status.InvalidHandle, Cuda.cuStreamSynchronize(1234));
        Assert.Equal(Status.InvalidHandle, Cuda.cuEventSynchronize(1234));
    }

    [GnuFact]
    public void Handles_of_an_ended_context_are_refused()
    {
        nint fill = EmulatedDevice.Kernel(File, "fill"), stream = EmulatedDevice.NonBlockingStream();
        EmulatedDevice.Check(Cuda.cuDevicePrimaryCtxReset_v2(0));
        Assert.Equal(Status.InvalidHandle, EmulatedDevice.Launch(fill, 1, 1, [0L, 1f, 0]));
        Assert.Equal(Status.InvalidHandle, Cuda.cuStreamSynchronize(stream));
        EmulatedDevice.Check(Cuda.cuDevicePrimaryCtxRelease_v2(0));
        Assert.Equal(Status.ContextIsDestroyed, Cuda.cuMemAlloc_v2(out _, 64));
        EmulatedDevice.Check(Cuda.cuDevicePrimaryCtxRetain(out _, 0));
    }

    [GnuFact]
    public void Names_of_entry_points_are_base_names()
    {
        EmulatedDevice.Check(Cuda.cuGetProcAddress_v2("cuMemAlloc", out nint allocate, 12000, 0, out int status));
        Assert.Equal((true, 0), (allocate != 0, status));
        EmulatedDevice.Check(Cuda.cuGetProcAddress_v2("cuMemAlloc_v2", out nint suffixed, 12000, 0, out status));
        Assert.Equal((0, 1), (suffixed, status));
        EmulatedDevice.Check(Cuda.cuGetProcAddress_v2("cuNoSuch", out nint unknown, 12000, 0, out status));
        Assert.Equal((0, 1), (unknown, status));
        EmulatedDevice.Check(Cuda.cuGetProcAddress_v2("cuFuncGetParamInfo", out nint early, 12000, 0, out status));
        Assert.Equal((0, 2), (early, status));
        EmulatedDevice.Check(Cuda.cuGetProcAddress_v2("cuFuncGetParamInfo", out nint info, 12040, 0, out status));
        Assert.Equal((true, 0), (info != 0, status));
        EmulatedDevice.Check(Cuda.cuGetProcAddress_v2("cuEventElapsedTime", out nint older, 12000, 0, out _));
        EmulatedDevice.Check(Cuda.cuGetProcAddress_v2("cuEventElapsedTime", out nint newer, 12080, 0, out _));
        Assert.NotEqual(older, newer);
    }

    private static int Launch(Argument[] arguments, int threads = 64) =>
        EmulatedDevice.Launch(EmulatedDevice.Kernel(File, "fill"), 1, threads, arguments);

    private static void Expect(string message) => Assert.Contains(message, Hooks.Report(), StringComparison.Ordinal);
}
