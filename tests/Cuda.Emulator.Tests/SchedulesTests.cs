using RawOpsNet.Tests.Emulator.Harness;
using RawOpsNet.Tests.Emulator.Native;

namespace RawOpsNet.Tests.Emulator;

/// <summary>Runs work of several streams under many schedules: what is ordered by events is right in all of them.</summary>
public sealed class SchedulesTests : IDisposable
{
    private const string File = "planted.cu";
    private readonly EmulatedDevice? _device = Gnu.WhyNot is null ? new() : null;

    public void Dispose() => _device?.Dispose();

    [GnuFact]
    public void Ordered_work_is_right_in_every_schedule()
    {
        for (int seed = 1; seed <= 12; seed++)
        {
            Schedule schedule = seed == 1 ? Schedule.Lazy : seed == 2 ? Schedule.Eager : Schedule.Random;
            EmulatedDevice.Check(Hooks.cudaEmuSchedule((int)schedule, (int)ThreadOrder.Random, (ulong)seed * 7919));
            Assert.Equal(7f, Relay());
            Assert.Equal("", Hooks.Report());
        }
    }

    [GnuFact]
    public void An_unknown_schedule_is_refused() => Assert.Equal(Status.InvalidValue, Hooks.cudaEmuSchedule(3, 0, 1));

    [GnuFact]
    public void A_thousand_modules_are_loaded_at_once()
    {
        byte[] image = KernelFile.Compiled(File).Cubin;
        nint[] modules = [.. Enumerable.Range(0, 1100).Select(_ => EmulatedDevice.Load(image))];
        Assert.Equal(modules.Length, modules.Distinct().Count());
        Assert.All(modules, module => EmulatedDevice.Check(Cuda.cuModuleUnload(module)));
        Assert.Equal(Status.InvalidHandle, Cuda.cuModuleUnload(modules[0]));
    }

    // A value that goes from stream to stream, each told by an event of the one before.
    private static float Relay()
    {
        nint fill = EmulatedDevice.Kernel(File, "fill"), copy = EmulatedDevice.Kernel(File, "copy"), previous = 0;
        ulong from = EmulatedDevice.Allocate(256);
        for (int i = 0; i < 5; i++)
        {
            nint stream = EmulatedDevice.NonBlockingStream();
            ulong to = EmulatedDevice.Allocate(256);
            if (i == 0)
            {
                EmulatedDevice.Check(EmulatedDevice.Launch(fill, 2, 32, [from, 7f, 64], stream: stream));
            }
            else
            {
                EmulatedDevice.Check(Cuda.cuStreamWaitEvent(stream, previous, 0));
            }

            EmulatedDevice.Check(EmulatedDevice.Launch(copy, 2, 32, [from, to, 64], stream: stream));
            EmulatedDevice.Check(Cuda.cuEventCreate(out previous, 0));
            EmulatedDevice.Check(Cuda.cuEventRecord(previous, stream));
            from = to;
        }

        EmulatedDevice.Check(Cuda.cuEventSynchronize(previous));
        return EmulatedDevice.Download<float>(from, 64)[63];
    }
}
