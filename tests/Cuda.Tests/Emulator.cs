using System.Diagnostics;
using System.Runtime.InteropServices;
using RawOpsNet.Cuda;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Cuda;

/// <summary>
/// The emulated driver: built where g++ is, and named to the runtime before anything of CUDA is loaded.
/// </summary>
internal static class Emulator
{
    private static readonly Lazy<string?> Missing = new(Build);

    /// <summary>Why the emulator is not there; null where it is.</summary>
    public static string? WhyMissing => Missing.Value;

    /// <summary>The folder of the emulated libraries.</summary>
    public static string Folder { get; private set; } = "";

    /// <summary>How many kernels the emulator ran.</summary>
    public static long Launches => CudaEmulator.Launches ?? throw new InvalidOperationException("The driver is a real one.");

    /// <summary>
    /// Sets when queued work runs (0 lazy, 1 eager, 2 random), the order of blocks and threads (0 forward, 1 reverse, 2 random),
    /// and the seed of both.
    /// </summary>
    public static unsafe void Schedule(int schedule, int order, ulong seed)
    {
        nint function = NativeLibrary.GetExport(NativeLibrary.Load(Path.Combine(Folder, "libcuda.so.1")), "cudaEmuSchedule");
        Assert.Equal(0, ((delegate* unmanaged<int, int, ulong, int>)function)(schedule, order, seed));
    }

    /// <summary>The folder of the checkout.</summary>
    public static string Checkout()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "RawOps.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run inside the checkout.");
    }

    private static string? Build()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "the emulated CUDA driver is built on Linux alone.";
        }

        string script = Path.Combine(Checkout(), "tests", "cudaemu", "with-emulator");
        ProcessStartInfo start = new("bash", [script, "--build"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string folder = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                return $"the emulated CUDA driver was not built: {errors.Result.Trim()}";
            }

            Folder = folder;
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            return $"the emulated CUDA driver was not built: {failure.Message}";
        }

        Environment.SetEnvironmentVariable("RAWOPS_CUDA_DIR", Folder);
        Environment.SetEnvironmentVariable("RAWOPS_CUDA_CACHE", Path.Combine(Folder, "programs"));

        // Where both adapters are loaded the runtime takes ManagedCuda's; these tests say which they mean.
        DeviceBackend.Register(DeviceKind.Gpu, new CudaBackend(new NativeCudaDriver(), new NativeCudaCompiler()));
        return null;
    }
}
