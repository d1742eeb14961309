using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace RawOpsNet.Tests.Cuda;

/// <summary>
/// The emulated driver: built where g++ is, named to the runtime before anything of CUDA is loaded, and asked for what it saw.
/// </summary>
internal static unsafe class Emulator
{
    private const int ReportBytes = 1 << 18;

    private static readonly Lazy<string?> Missing = new(Build);
    private static nint s_library;

    /// <summary>Why the emulator is not there; null where it is.</summary>
    public static string? WhyMissing => Missing.Value;

    /// <summary>The folder of the emulated libraries.</summary>
    public static string Folder { get; private set; } = "";

    /// <summary>How many kernels the emulator ran.</summary>
    public static long Launches
    {
        get
        {
            ulong calls, launches, accesses, barriers;
            ((delegate* unmanaged<ulong*, ulong*, ulong*, ulong*, int>)Export("cudaEmuStats"))(
                &calls, &launches, &accesses, &barriers);
            return (long)launches;
        }
    }

    /// <summary>What the emulator found wrong since it was last cleared; empty where nothing was.</summary>
    public static string Violations()
    {
        byte[] text = new byte[ReportBytes];
        fixed (byte* first = text)
        {
            ((delegate* unmanaged<byte*, nuint, int>)Export("cudaEmuReport"))(first, ReportBytes);
        }

        return Encoding.UTF8.GetString(text, 0, Array.IndexOf(text, (byte)0)).TrimEnd();
    }

    /// <summary>Forgets what was found.</summary>
    public static void Clear() => ((delegate* unmanaged<int>)Export("cudaEmuClear"))();

    private static nint Export(string name)
    {
        s_library = s_library != 0 ? s_library : NativeLibrary.Load(Path.Combine(Folder, "libcuda.so.1"));
        return NativeLibrary.GetExport(s_library, name);
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
        return null;
    }

    private static string Checkout()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "RawOps.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run inside the checkout.");
    }
}
