using System.Reflection;
using System.Runtime.InteropServices;

namespace RawOpsNet.Cuda;

/// <summary>Finds the driver's library and NVRTC's at run time, and remembers where it looked.</summary>
/// <remarks>
/// <c>RAWOPS_CUDA_DIR</c> goes first, for each library by itself; then what the loader finds by name; for NVRTC the toolkit's
/// folders too, the driver's major version before others: a newer NVRTC makes images that the driver may refuse.
/// </remarks>
internal static class CudaLibraries
{
    public const string Driver = "rawops-cuda-driver";
    public const string Nvrtc = "rawops-nvrtc";

    private const int NewestMajor = 13;
    private const int OldestMajor = 12;

    private static readonly Lock Gate = new();
    private static readonly List<string> DriverSearched = [];
    private static readonly List<string> NvrtcSearched = [];
    private static bool s_isRegistered;
    private static nint s_driver;
    private static nint s_nvrtc;

    /// <summary>What was looked at for the driver, in words.</summary>
    public static string SearchedForDriver => In(DriverSearched);

    /// <summary>What was looked at for NVRTC, in words.</summary>
    public static string SearchedForNvrtc => In(NvrtcSearched);

    /// <summary>Makes the imports of this assembly resolve here.</summary>
    public static void Register()
    {
        lock (Gate)
        {
            if (!s_isRegistered)
            {
                s_isRegistered = true;
                NativeLibrary.SetDllImportResolver(typeof(CudaLibraries).Assembly, Resolve);
            }
        }
    }

    /// <summary>The driver's library, or 0.</summary>
    public static nint LoadDriver()
    {
        lock (Gate)
        {
            string[] names = OperatingSystem.IsWindows() ? ["nvcuda.dll"] : ["libcuda.so.1", "libcuda.so"];
            return s_driver != 0 ? s_driver : s_driver = First(names, [], DriverSearched);
        }
    }

    /// <summary>NVRTC, the one of the driver's major version first, or 0.</summary>
    public static nint LoadNvrtc()
    {
        lock (Gate)
        {
            if (s_nvrtc == 0)
            {
                int major = LoadDriver() != 0 && DriverFunctions.cuDriverGetVersion(out int version) == CudaStatus.Success
                    ? version / 1000
                    : OldestMajor;
                s_nvrtc = First(NvrtcNames(major), ToolkitFolders(), NvrtcSearched);
            }

            return s_nvrtc;
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == Driver ? LoadDriver() : name == Nvrtc ? LoadNvrtc() : 0;

    private static string[] NvrtcNames(int driverMajor)
    {
        List<int> majors = [driverMajor];
        for (int major = Math.Min(driverMajor, NewestMajor); major >= OldestMajor; major--)
        {
            majors.Add(major);
        }

        for (int major = driverMajor + 1; major <= NewestMajor; major++)
        {
            majors.Add(major);
        }

        return OperatingSystem.IsWindows()
            ? [.. majors.Distinct().Select(major => FormattableString.Invariant($"nvrtc64_{major}0_0.dll"))]
            : [.. majors.Distinct().Select(major => FormattableString.Invariant($"libnvrtc.so.{major}")), "libnvrtc.so"];
    }

    private static string[] ToolkitFolders()
    {
        string? toolkit = Environment.GetEnvironmentVariable("CUDA_PATH");
        string inside = OperatingSystem.IsWindows() ? "bin" : "lib64";
        List<string> folders = toolkit is { Length: > 0 } ? [Path.Combine(toolkit, inside)] : [];
        if (!OperatingSystem.IsWindows())
        {
            folders.Add("/usr/local/cuda/lib64");
        }

        return [.. folders];
    }

    private static nint First(string[] names, string[] folders, List<string> searched)
    {
        searched.Clear();
        string? first = Environment.GetEnvironmentVariable("RAWOPS_CUDA_DIR");
        IEnumerable<string> candidates = (first is { Length: > 0 } ? names.Select(name => Path.Combine(first, name)) : [])
            .Concat(names)
            .Concat(folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))));
        foreach (string candidate in candidates)
        {
            searched.Add(candidate);
            LoadBuiltins(candidate);
            if (NativeLibrary.TryLoad(candidate, out nint library))
            {
                return library;
            }
        }

        return 0;
    }

    // The wheel of NVRTC 13.0 has no RUNPATH: loaded by its path it fails at the first compilation unless these are there.
    private static void LoadBuiltins(string path)
    {
        string? folder = Path.GetDirectoryName(path);
        if (folder is not { Length: > 0 } || !Path.GetFileName(path).Contains("nvrtc", StringComparison.Ordinal)
            || !File.Exists(path))
        {
            return;
        }

        foreach (string builtins in Directory.EnumerateFiles(folder, "*nvrtc-builtins*").Order(StringComparer.Ordinal))
        {
            _ = NativeLibrary.TryLoad(builtins, out _);
        }
    }

    private static string In(List<string> searched)
    {
        lock (Gate)
        {
            return string.Join(", ", searched.Distinct());
        }
    }
}
