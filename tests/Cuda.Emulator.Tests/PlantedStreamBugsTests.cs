using RawOpsNet.Tests.Emulator.Harness;
using RawOpsNet.Tests.Emulator.Native;

namespace RawOpsNet.Tests.Emulator;

/// <summary>Plants bugs between streams and between host and device; the order of the waits must not hide them.</summary>
public sealed unsafe class PlantedStreamBugsTests : IDisposable
{
    private const string File = "planted.cu";
    private readonly EmulatedDevice? _device = Gnu.WhyNot is null ? new() : null;

    public void Dispose() => _device?.Dispose();

    [GnuFact]
    public void The_host_reads_pinned_memory_before_the_copy_is_done()
    {
        nint stream = EmulatedDevice.NonBlockingStream();
        float* host = (float*)EmulatedDevice.Pinned(64);
        Fill(EmulatedDevice.Allocate(256), stream, out ulong x);
        EmulatedDevice.Check(Cuda.cuMemcpyDtoHAsync_v2((nint)host, x, 256, stream));
        float seen = host[3];
        EmulatedDevice.Check(Cuda.cuStreamSynchronize(stream));

        Assert.True(float.IsNaN(seen), $"{seen}");
        Assert.Equal(2f, host[3]);
        Expect("host touched pinned memory (byte offset 12)");
    }

    [GnuFact]
    public void The_host_overwrites_a_pinned_source_before_the_copy_is_done()
    {
        nint stream = EmulatedDevice.NonBlockingStream();
        float* host = (float*)EmulatedDevice.Pinned(64);
        new Span<float>(host, 64).Fill(1);
        EmulatedDevice.Check(Cuda.cuMemcpyHtoDAsync_v2(EmulatedDevice.Allocate(256), (nint)host, 256, stream));
        float legal = host[0];
        host[0] = 2;
        EmulatedDevice.Check(Cuda.cuStreamSynchronize(stream));
        Assert.Equal(1f, legal);
        Expect("host wrote pinned memory (byte offset 0)");
    }

    [GnuTheory]
    [InlineData(Schedule.Lazy, false)]
    [InlineData(Schedule.Lazy, true)]
    [InlineData(Schedule.Eager, false)]
    [InlineData(Schedule.Random, false)]
    public void Two_streams_write_and_read_without_an_event(object schedule, bool readerFirst)
    {
        EmulatedDevice.Check(Hooks.cudaEmuSchedule((int)(Schedule)schedule, 0, 5));
        nint writer = EmulatedDevice.NonBlockingStream(), reader = EmulatedDevice.NonBlockingStream();
        Fill(EmulatedDevice.Upload(new float[64]), writer, out ulong x);
        Copy(x, EmulatedDevice.Allocate(256), reader);
        EmulatedDevice.Check(Cuda.cuStreamSynchronize(readerFirst ? reader : writer));
        EmulatedDevice.Check(Cuda.cuStreamSynchronize(readerFirst ? writer : reader));
        Expect("unordered streams: ");
    }

    [GnuFact]
    public void Two_streams_that_an_event_orders_are_taken()
    {
        nint writer = EmulatedDevice.NonBlockingStream(), reader = EmulatedDevice.NonBlockingStream();
        Fill(EmulatedDevice.Allocate(256), writer, out ulong x);
        EmulatedDevice.Check(Cuda.cuEventCreate(out nint done, 0));
        EmulatedDevice.Check(Cuda.cuEventRecord(done, writer));
        EmulatedDevice.Check(Cuda.cuStreamWaitEvent(reader, done, 0));
        ulong y = EmulatedDevice.Allocate(256);
        Copy(x, y, reader);
        EmulatedDevice.Check(Cuda.cuStreamSynchronize(reader));
        Assert.Equal(2f, EmulatedDevice.Download<float>(y, 64)[63]);
        Assert.Equal("", Hooks.Report());
    }

    [GnuFact]
    public void A_memset_of_the_default_stream_does_not_come_before_a_non_blocking_stream()
    {
        nint stream = EmulatedDevice.NonBlockingStream();
        ulong x = EmulatedDevice.Allocate(256);
        EmulatedDevice.Check(Cuda.cuMemsetD8_v2(x, 0, 256));
        Copy(x, EmulatedDevice.Allocate(256), stream);
        EmulatedDevice.Check(Cuda.cuStreamSynchronize(stream));
        Expect("read of uninitialised global memory in kernel copy");
    }

    [GnuFact]
    public void Memory_is_freed_in_one_stream_while_another_uses_it()
    {
        nint owner = EmulatedDevice.NonBlockingStream(), user = EmulatedDevice.NonBlockingStream();
        EmulatedDevice.Check(Cuda.cuMemAllocAsync(out ulong x, 256, owner));
        EmulatedDevice.Check(Cuda.cuStreamSynchronize(owner));
        Fill(x, user, out _);
        EmulatedDevice.Check(Cuda.cuMemFreeAsync(x, owner));
        EmulatedDevice.Check(Cuda.cuStreamSynchronize(owner));
        Assert.Equal(Status.IllegalAddress, Cuda.cuStreamSynchronize(user));
        Expect("use after free: 4-byte write in kernel fill");
    }

    [GnuFact]
    public void Memory_of_one_stream_is_used_by_another_that_nothing_orders()
    {
        nint owner = EmulatedDevice.NonBlockingStream(), user = EmulatedDevice.NonBlockingStream();
        EmulatedDevice.Check(Cuda.cuMemAllocAsync(out ulong x, 256, owner));
        Fill(x, user, out _);
        EmulatedDevice.Check(Cuda.cuStreamSynchronize(user));
        Expect("made by cuMemAllocAsync on stream");
    }

    [GnuFact]
    public void Memory_is_used_after_it_was_freed()
    {
        ulong x = EmulatedDevice.Upload(1f);
        EmulatedDevice.Check(Cuda.cuMemFree_v2(x));
        Assert.Equal(Status.IllegalAddress, EmulatedDevice.Run(File, "fill", 1, 1, [x, 2f, 1]));
        Expect("use after free: 4-byte write in kernel fill at planted.cu:");
    }

    [GnuFact]
    public void Memory_is_freed_twice_and_leaked()
    {
        ulong x = EmulatedDevice.Upload(1f);
        EmulatedDevice.Upload(1f, 2f);
        EmulatedDevice.Check(Cuda.cuMemFree_v2(x));
        Assert.Equal(Status.InvalidValue, Cuda.cuMemFree_v2(x));
        Assert.Equal(Status.InvalidValue, Cuda.cuMemFree_v2(x + 4));
        Expect("double free");
        EmulatedDevice.Check(Cuda.cuDevicePrimaryCtxReset_v2(0));
        Expect("leak: allocation #");
        Expect("of 8 bytes was never freed");
    }

    [GnuFact]
    public void A_module_is_unloaded_and_pinned_memory_freed_while_in_use()
    {
        nint stream = EmulatedDevice.NonBlockingStream();
        nint module = EmulatedDevice.Load(KernelFile.Compiled(File).Cubin);
        EmulatedDevice.Check(Cuda.cuModuleGetFunction(out nint fill, module, "fill"));
        ulong x = EmulatedDevice.Allocate(256);
        nint host = EmulatedDevice.Pinned(64);
        EmulatedDevice.Check(EmulatedDevice.Launch(fill, 1, 64, [x, 1f, 64], stream: stream));
        EmulatedDevice.Check(Cuda.cuMemcpyDtoHAsync_v2(host, x, 256, stream));
        EmulatedDevice.Check(Cuda.cuMemFreeHost(host));
        Expect("cuMemFreeHost while an asynchronous copy on the buffer is pending");

        EmulatedDevice.Check(EmulatedDevice.Launch(fill, 1, 64, [x, 1f, 64], stream: stream));
        EmulatedDevice.Check(Cuda.cuModuleUnload(module));
        Expect("cuModuleUnload while kernel fill is still pending");
        Assert.Equal(Status.InvalidHandle, EmulatedDevice.Launch(fill, 1, 64, [x, 1f, 64]));
    }

    [GnuFact]
    public void Variables_of_a_module_are_ordered_between_streams_too()
    {
        nint module = EmulatedDevice.Load(KernelFile.Compiled(File).Cubin);
        EmulatedDevice.Check(Cuda.cuModuleGetFunction(out nint kernel, module, "variable_without_atomic"));
        foreach (nint stream in (nint[])[EmulatedDevice.NonBlockingStream(), EmulatedDevice.NonBlockingStream()])
        {
            EmulatedDevice.Check(EmulatedDevice.Launch(kernel, 1, 32, [EmulatedDevice.Allocate(4)], stream: stream));
            EmulatedDevice.Check(Cuda.cuStreamQuery(stream) is var status && status == 600 ? 0 : status);
        }

        EmulatedDevice.Check(Cuda.cuCtxSynchronize());
        Expect("unordered streams: read in kernel variable_without_atomic");
    }

    private static void Fill(ulong x, nint stream, out ulong filled)
    {
        filled = x;
        EmulatedDevice.Check(EmulatedDevice.Launch(EmulatedDevice.Kernel(File, "fill"), 1, 64, [x, 2f, 64], stream: stream));
    }

    private static void Copy(ulong x, ulong y, nint stream) =>
        EmulatedDevice.Check(EmulatedDevice.Launch(EmulatedDevice.Kernel(File, "copy"), 1, 64, [x, y, 64], stream: stream));

    private static void Expect(string message) => Assert.Contains(message, Hooks.Report(), StringComparison.Ordinal);
}
