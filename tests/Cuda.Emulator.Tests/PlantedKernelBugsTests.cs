using RawOpsNet.Tests.Emulator.Harness;
using RawOpsNet.Tests.Emulator.Native;

namespace RawOpsNet.Tests.Emulator;

/// <summary>Plants a bug in a kernel, and asks for the driver's status and a report that names the place.</summary>
public sealed class PlantedKernelBugsTests : IDisposable
{
    private const string File = "planted.cu";
    private readonly EmulatedDevice? _device = Gnu.WhyNot is null ? new() : null;

    public static TheoryData<string> Kernels => [.. PlantedBug.Ending];

    public void Dispose() => _device?.Dispose();

    [GnuTheory]
    [MemberData(nameof(Kernels))]
    public void A_bug_is_caught_and_its_place_named(string kernel)
    {
        PlantedBug bug = PlantedBug.All[kernel];
        int status = EmulatedDevice.Run(File, kernel, bug.Blocks, bug.Threads, bug.Arguments(), bug.SharedBytes);

        string report = Hooks.Report();
        Assert.Equal(bug.Status, status);
        string? line = report.Split('\n').FirstOrDefault(text => text.Contains(bug.Message, StringComparison.Ordinal));
        Assert.True(line is not null, report);
        Assert.Contains(kernel, line, StringComparison.Ordinal);
        Assert.Contains(bug.Place ?? "", line, StringComparison.Ordinal);
        if (KernelFile.LineOfBug(File, kernel) is > 0 and int number)
        {
            Assert.True(line.Contains($"{File}:{number}", StringComparison.Ordinal)
                || line.Contains($"line {number}", StringComparison.Ordinal), $"line {number}: {line}");
        }
    }

    [GnuTheory]
    [InlineData("divergent_barriers")]
    [InlineData("out_of_bounds")]
    public void After_an_error_every_call_fails_until_the_context_is_new(string kernel)
    {
        PlantedBug bug = PlantedBug.All[kernel];
        int status = EmulatedDevice.Run(File, kernel, bug.Blocks, bug.Threads, bug.Arguments());
        Assert.Equal(status, Cuda.cuCtxSynchronize());
        Assert.Equal(status, Cuda.cuMemAlloc_v2(out _, 64));

        Assert.Equal(0, Cuda.cuDevicePrimaryCtxReset_v2(0));
        Assert.Equal(0, Cuda.cuMemAlloc_v2(out _, 64));
    }

    [GnuFact]
    public void One_bug_in_many_threads_is_reported_once_and_counted_each_time()
    {
        EmulatedDevice.Run(File, "one_element_two_threads", 8, 64, [(Argument)EmulatedDevice.Allocate(256)]);
        EmulatedDevice.Check(Hooks.cudaEmuViolations(out ulong total, out ulong distinct));
        Assert.Equal(1ul, distinct);
        Assert.True(total > 100, $"{total}");
    }

    [GnuFact]
    public void Poison_shows_in_what_is_read_too_early()
    {
        ulong y = EmulatedDevice.Allocate(256);
        EmulatedDevice.Run(File, "uninitialised_shared", 1, 64, [y]);
        Assert.All(EmulatedDevice.Download<float>(y, 64), value => Assert.True(float.IsNaN(value)));
    }
}
