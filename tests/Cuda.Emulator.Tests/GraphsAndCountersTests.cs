using RawOpsNet.Tests.Emulator.Harness;
using RawOpsNet.Tests.Emulator.Native;

namespace RawOpsNet.Tests.Emulator;

/// <summary>Captures, graphs, times and the emulator's counters.</summary>
public sealed class GraphsAndCountersTests : IDisposable
{
    private const string File = "planted.cu";
    private readonly EmulatedDevice? _device = Gnu.WhyNot is null ? new() : null;

    public void Dispose() => _device?.Dispose();

    [GnuFact]
    public void A_captured_graph_runs_when_it_is_launched()
    {
        nint stream = EmulatedDevice.NonBlockingStream(), fill = EmulatedDevice.Kernel(File, "fill");
        ulong x = EmulatedDevice.Upload(new float[64]), y = EmulatedDevice.Allocate(256);
        EmulatedDevice.Check(Cuda.cuStreamBeginCapture_v2(stream, 0));
        EmulatedDevice.Check(EmulatedDevice.Launch(fill, 1, 64, [x, 7f, 64], stream: stream));
        EmulatedDevice.Check(EmulatedDevice.Launch(EmulatedDevice.Kernel(File, "copy"), 1, 64, [x, y, 64], stream: stream));
        Assert.Equal(900, Cuda.cuStreamSynchronize(stream));
        EmulatedDevice.Check(Cuda.cuStreamEndCapture(stream, out nint graph));
        EmulatedDevice.Check(Cuda.cuGraphInstantiateWithFlags(out nint executable, graph, 0));
        EmulatedDevice.Check(Cuda.cuCtxSynchronize());
        Assert.Equal(0f, EmulatedDevice.Download<float>(x, 64)[9]);

        ulong before = Kernels();
        EmulatedDevice.Check(Cuda.cuGraphLaunch(executable, stream));
        EmulatedDevice.Check(Cuda.cuStreamSynchronize(stream));
        Assert.Equal(7f, EmulatedDevice.Download<float>(y, 64)[63]);
        Assert.Equal(2ul, Kernels() - before);
        Assert.Equal("", Hooks.Report());
    }

    [GnuFact]
    public void Only_kernels_that_ran_are_counted()
    {
        nint stream = EmulatedDevice.NonBlockingStream(), fill = EmulatedDevice.Kernel(File, "fill");
        ulong x = EmulatedDevice.Allocate(256), before = Kernels();
        EmulatedDevice.Check(EmulatedDevice.Launch(fill, 1, 64, [x, 7f, 64], stream: stream));
        Assert.Equal(before, Kernels());
        EmulatedDevice.Check(Cuda.cuStreamSynchronize(stream));
        Assert.Equal(before + 1, Kernels());
    }

    [GnuFact]
    public void A_query_makes_progress_and_events_have_times()
    {
        nint stream = EmulatedDevice.NonBlockingStream(), fill = EmulatedDevice.Kernel(File, "fill");
        EmulatedDevice.Check(Cuda.cuEventCreate(out nint from, 0));
        EmulatedDevice.Check(Cuda.cuEventCreate(out nint to, 0));
        EmulatedDevice.Check(Cuda.cuEventRecord(from, stream));
        EmulatedDevice.Check(EmulatedDevice.Launch(fill, 1, 64, [EmulatedDevice.Allocate(256), 7f, 64], stream: stream));
        EmulatedDevice.Check(Cuda.cuEventRecord(to, stream));
        int queries = 0;
        for (; Cuda.cuStreamQuery(stream) == 600; queries++)
        {
        }

        Assert.Equal(3, queries);
        EmulatedDevice.Check(Cuda.cuEventElapsedTime(out float milliseconds, from, to));
        Assert.InRange(milliseconds, 0f, 60_000f);
    }

    [GnuFact]
    public void A_destroyed_stream_still_does_its_work()
    {
        nint stream = EmulatedDevice.NonBlockingStream();
        ulong x = EmulatedDevice.Allocate(256);
        EmulatedDevice.Check(EmulatedDevice.Launch(EmulatedDevice.Kernel(File, "fill"), 1, 64, [x, 7f, 64], stream: stream));
        EmulatedDevice.Check(Cuda.cuStreamDestroy_v2(stream));
        Assert.Equal(Status.InvalidHandle, Cuda.cuStreamSynchronize(stream));
        EmulatedDevice.Check(Cuda.cuCtxSynchronize());
        Assert.Equal(7f, EmulatedDevice.Download<float>(x, 64)[0]);
    }

    private static ulong Kernels()
    {
        EmulatedDevice.Check(Hooks.cudaEmuStats(out _, out ulong kernels, out _, out _));
        return kernels;
    }
}
