using System.Globalization;
using RawOpsNet.OpServices;

namespace RawOpsNet.Cuda;

// From a program's text to a loaded module: NVRTC on first use, then the disk cache, then this process's own slots.

/// <summary>Compiles the programs of one device: header, text, and the dtype whose entries are kept.</summary>
internal sealed class ProgramCompiler
{
    private readonly ICudaCompiler _compiler;
    private readonly ProgramCache _cache;
    private readonly CudaDevice _device;
    private readonly string _architecture;
    private readonly string _versions;

    /// <summary>Chooses the architecture: the device's own where NVRTC lists it, else PTX of the highest below.</summary>
    public ProgramCompiler(CudaDevice device, ICudaCompiler compiler, ProgramCache cache)
    {
        _device = device;
        _compiler = compiler;
        _cache = cache;
        if (!compiler.TryGetVersion(out int major, out int minor))
        {
            throw new FailedPreconditionException(
                "NVRTC, which compiles the kernels, was not found. Searched: "
                + $"{CudaLibraries.SearchedForNvrtc}. RAWOPS_CUDA_DIR names a folder to look in first.");
        }

        _architecture = Architecture(compiler.SupportedArchitectures(), device.Capability)
            ?? throw new FailedPreconditionException(string.Create(CultureInfo.InvariantCulture,
                $"NVRTC {major}.{minor} compiles for no architecture that a device of compute capability "
                + $"{device.Capability / 10}.{device.Capability % 10} runs."));
        _versions = string.Create(CultureInfo.InvariantCulture, $"nvrtc {major}.{minor}, driver {device.DriverVersion}");
    }

    /// <summary>How many programs NVRTC compiled for this device.</summary>
    public int Compilations { get; private set; }

    /// <summary>The architecture, as an option names it.</summary>
    public string TargetArchitecture => _architecture;

    /// <summary>Compiles and loads a program for a dtype.</summary>
    public CudaProgram Load(DeviceProgram program, DType dtype)
    {
        List<string> options = ["--gpu-architecture=" + _architecture, "--std=c++17", "--fmad=false"];
        if (dtype != DType.Invalid)
        {
            options.Add(string.Create(CultureInfo.InvariantCulture, $"-DRO_DTYPE={(int)dtype}"));
        }

        string source = program.Header + program.Source;
        string key = ProgramCache.Key(source, string.Join(" ", options), _versions);
        if (_cache.Find(key) is { } kept)
        {
            // What was kept may name what is gone, or be of another driver build: then it is compiled again.
            if (_device.TryLoadModule(kept, out CudaModule known, out _) == CudaStatus.Success)
            {
                return new CudaProgram(_device, program.Entry, dtype, known);
            }

            _cache.Forget(key);
        }

        byte[] image = Compile(program, source, options, dtype);
        CudaStatus status = _device.TryLoadModule(image, out CudaModule module, out string log);
        if (status != CudaStatus.Success)
        {
            throw CudaErrors.Of(_device.Index, $"cuModuleLoadDataEx of '{program.Entry}' for {_architecture}", status, log);
        }

        _cache.Keep(key, image);
        return new CudaProgram(_device, program.Entry, dtype, module);
    }

    /// <summary>The architecture to compile for, or null where none fits.</summary>
    internal static string? Architecture(int[] supported, int capability)
    {
        if (supported.Contains(capability))
        {
            return string.Create(CultureInfo.InvariantCulture, $"sm_{capability}");
        }

        int[] below = [.. supported.Where(known => known < capability)];
        return below.Length == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"compute_{below.Max()}");
    }

    private byte[] Compile(DeviceProgram program, string source, List<string> options, DType dtype)
    {
        Compilations++;
        CudaCompilation made = _compiler.Compile(source, program.Entry + ".cu", [.. options]);
        return made.Succeeded
            ? made.Image
            : throw new CudaException(
                $"gpu:{_device.Index}: NVRTC did not compile '{program.Entry}'"
                + (dtype == DType.Invalid ? "" : $" for {dtype.Name}") + $": {made.Status}.",
                "nvrtcCompileProgram",
                CudaStatus.Success,
                made.Log);
    }
}
