using System.Reflection;
using System.Runtime.InteropServices;

namespace RawOpsNet.Cuda;

/// <summary>Finds the libraries of the driver, NVRTC and cuBLAS at run time, and remembers where it looked.</summary>
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
    private static readonly List<string> BlasSearched = [];
    private static bool s_isRegistered;
    private static bool s_isDriverNamed;
    private static nint s_driver;
    private static nint s_nvrtc;

    /// <summary>What was looked at for the driver, in words.</summary>
    public static string SearchedForDriver => In(DriverSearched);

    /// <summary>What was looked at for NVRTC, in words.</summary>
    public static string SearchedForNvrtc => In(NvrtcSearched);

    /// <summary>What was looked at for cuBLAS, in words.</summary>
    public static string SearchedForBlas => In(BlasSearched);

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
            if (s_driver == 0)
            {
                s_driver = First(names, [], DriverSearched);
                s_isDriverNamed = s_driver != 0 && Path.IsPathRooted(DriverSearched[^1]);
            }

            return s_driver;
        }
    }

    /// <summary>NVRTC, the one of the driver's major version first, or 0.</summary>
    public static nint LoadNvrtc()
    {
        // The driver is asked for its version through this assembly's own imports, whichever adapter asks.
        Register();
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

    /// <summary>cuBLAS, the one of the driver's major version first and no newer one, or 0.</summary>
    /// <remarks>
    /// It finds the driver by itself, as the system has it: beside a driver that <c>RAWOPS_CUDA_DIR</c> names, and beside the
    /// emulated one however it was found, only the cuBLAS of that folder serves.
    /// </remarks>
    public static nint LoadBlas(int driverMajor)
    {
        lock (Gate)
        {
            string[] names =
            [
                .. Enumerable.Range(OldestMajor, Math.Max(0, Math.Min(driverMajor, NewestMajor) - OldestMajor + 1)).Reverse()
                    .Select(major => OperatingSystem.IsWindows()
                        ? FormattableString.Invariant($"cublas64_{major}.dll")
                        : FormattableString.Invariant($"libcublas.so.{major}")),
            ];
            nint driver = LoadDriver();
            bool isEmulated = driver != 0 && NativeLibrary.TryGetExport(driver, "cudaEmuStats", out _);
            bool isNamedAlone = s_isDriverNamed || isEmulated;
            return First(names, isNamedAlone ? [] : ToolkitFolders(), BlasSearched, isNamedAlone);
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

    private static nint First(string[] names, string[] folders, List<string> searched, bool isNamedAlone = false)
    {
        searched.Clear();
        string? first = Environment.GetEnvironmentVariable("RAWOPS_CUDA_DIR");
        IEnumerable<string> candidates = (first is { Length: > 0 } ? names.Select(name => Path.Combine(first, name)) : [])
            .Concat(isNamedAlone ? [] : names)
            .Concat(folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))));
        foreach (string candidate in candidates)
        {
            searched.Add(candidate);
            LoadNeighbours(candidate);
            if (NativeLibrary.TryLoad(candidate, out nint library))
            {
                return library;
            }
        }

        return 0;
    }

    // The wheel of NVRTC 13.0 has no RUNPATH: loaded by its path it fails at the first compilation unless its builtins are
    // there; cuBLAS needs cublasLt.
    private static void LoadNeighbours(string path)
    {
        string? folder = Path.GetDirectoryName(path);
        string file = Path.GetFileName(path);
        string? needed = file.Contains("nvrtc", StringComparison.Ordinal) ? "*nvrtc-builtins*"
            : file.Contains("cublas", StringComparison.Ordinal) ? file.Replace("cublas", "cublasLt", StringComparison.Ordinal)
            : null;
        if (folder is not { Length: > 0 } || needed is null || !File.Exists(path))
        {
            return;
        }

        foreach (string neighbour in Directory.EnumerateFiles(folder, needed).Order(StringComparer.Ordinal))
        {
            _ = NativeLibrary.TryLoad(neighbour, out _);
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
