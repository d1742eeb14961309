using RawOpsNet.Tests.Emulator.Harness;

namespace RawOpsNet.Tests.Emulator;

/// <summary>What needs a process to itself: the fast mode, the time limit, crashes, and the script.</summary>
public sealed class ProcessTests
{
    // By kernel: the status in fast mode, and what the report says; none for bugs that only the check sees.
    private static readonly (string Kernel, int Status, string Message)[] Fast =
    [
        ("out_of_bounds", 0, ""), ("no_barrier", 0, ""), ("one_element_two_threads", 0, ""), ("signed_overflow", 0, ""),
        ("uninitialised_shared", 0, ""), ("divergent_barriers", Status.LaunchFailed, "divergent barrier"),
        ("hang", Status.LaunchTimeout, "deadlock"), ("inactive_lane", 0, "inactive lane"),
        ("misaligned", Status.IllegalAddress, "illegal address"), ("asserts", Status.Assert, "assert(k > 3)"),
        ("divides_by_zero", Status.LaunchFailed,
            "SIGFPE: integer division by zero or overflow in kernel divides_by_zero at planted.cu:"),
        ("too_much_local", Status.IllegalAddress,
            "stack overflow: more than 65536 bytes of local memory in kernel too_much_local"),
    ];

    [GnuFact]
    public void Fast_mode_finds_what_hardware_would_find()
    {
        string output = RunChild(["planted", .. Fast.Select(bug => bug.Kernel)], ("CUDAEMU_MODE", "fast"));
        foreach ((string kernel, int status, string message) in Fast)
        {
            int start = output.IndexOf($"{kernel} {status}\n", StringComparison.Ordinal);
            Assert.True(start >= 0, $"{kernel} {status}: {output}");
            string[] lines = output[start..].Split('\n')[1..];
            string[] report = [.. lines.TakeWhile(line => line.StartsWith('|'))];
            Assert.Equal(message.Length > 0, report.Length > 0);
            Assert.Contains(message, string.Join('\n', report), StringComparison.Ordinal);
        }
    }

    [GnuTheory]
    [InlineData("check")]
    [InlineData("fast")]
    public void A_kernel_that_spins_ends_at_the_time_limit(string mode)
    {
        string[] kernels = ["spins", "spins_without_memory"];
        string output = RunChild(["planted", .. kernels], ("CUDAEMU_MODE", mode), ("CUDAEMU_TIMEOUT_MS", "150"));
        foreach (string kernel in kernels)
        {
            Assert.Contains($"{kernel} {Status.LaunchTimeout}\n", output, StringComparison.Ordinal);
            Assert.Contains($"| time limit: more than 150 ms of CPU time in kernel {kernel} at planted.cu:", output,
                StringComparison.Ordinal);
        }
    }

    [GnuFact]
    public void The_host_that_reads_device_memory_dies_with_a_message()
    {
        (int status, string output) = StartChild(["touch-device-memory"]);
        Assert.NotEqual(0, status);
        Assert.Contains("[cudaemu] FATAL: host code touched device memory", output, StringComparison.Ordinal);
        string readable = RunChild(["touch-device-memory"], ("CUDAEMU_PROTECT", "0"));
        Assert.Equal("1\n", readable);
    }

    [GnuFact]
    public void Null_references_of_other_threads_do_not_end_a_kernel() =>
        Assert.Equal("right\n", RunChild(["null-references"]));

    [GnuFact]
    public void An_image_of_the_other_mode_is_refused()
    {
        byte[] fast = Compilation.Of("extern \"C\" __global__ void k(int* p) { p[0] = 2; }", ["-arch=sm_90"]).Cubin;
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, fast);
            string output = RunChild(["load", path], ("CUDAEMU_MODE", "fast"));
            Assert.Contains($"{Status.InvalidImage}\n", output, StringComparison.Ordinal);
            Assert.Contains("it was compiled in check mode, this driver runs in fast mode", output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [GnuFact]
    public void The_script_runs_a_command_with_the_build_and_gives_its_exit_status()
    {
        string[] command = ["-c", "echo $RAWOPS_CUDA_DIR; exit 7"];
        (int status, string output) = EmulatorBuild.Run("bash", [EmulatorBuild.Script, "bash", .. command]);
        Assert.Equal(7, status);
        Assert.Equal(EmulatorBuild.Folder, output.Trim());
        Assert.True(File.Exists(Path.Combine(EmulatorBuild.Folder, "libcuda.so.1")));
        Assert.True(File.Exists(Path.Combine(EmulatorBuild.Folder, "libnvrtc.so.12")));
    }

    private static string RunChild(string[] arguments, params (string Name, string Value)[] environment)
    {
        (int status, string output) = StartChild(arguments, environment);
        Assert.True(status == 0, $"{status}: {output}");
        return output;
    }

    private static (int Status, string Output) StartChild(string[] arguments, params (string Name, string Value)[] environment)
    {
        Dictionary<string, string> variables = environment.ToDictionary(pair => pair.Name, pair => pair.Value);
        variables["CUDAEMU_TESTED_BUILD"] = EmulatorBuild.Folder;
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        return EmulatorBuild.Run(host, ["exec", typeof(ProcessTests).Assembly.Location, .. arguments], variables);
    }
}
