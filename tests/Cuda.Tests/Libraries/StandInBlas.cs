using System.Diagnostics;
using System.Runtime.InteropServices;
using RawOpsNet.Cuda;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Cuda.Libraries;

/// <summary>A stand-in for cuBLAS, compiled from <c>blas.cpp</c>; while it is open, a new backend takes it for cuBLAS.</summary>
internal sealed unsafe class StandInBlas : IDisposable
{
    private static readonly Lazy<string> Folder = new(Compile);

    private readonly DeviceBackend _before = DeviceBackend.Of(Device.Gpu());
    private readonly nint _library = NativeLibrary.Load(Library);

    public StandInBlas()
    {
        Environment.SetEnvironmentVariable("RAWOPS_CUDA_DIR", Folder.Value);
        Answer = 0;
        _ = TakeCalls();
        DeviceBackend.Register(DeviceKind.Gpu, new CudaBackend(new NativeCudaDriver(), new NativeCudaCompiler()));
    }

    /// <summary>The file of the library.</summary>
    public static string Library => Path.Combine(Folder.Value, "libcublas.so.12");

    /// <summary>What products give: 0, or a status of cuBLAS in place of a product.</summary>
    public int Answer
    {
        set => ((delegate* unmanaged<int, void>)NativeLibrary.GetExport(_library, "stand_in_answer"))(value);
    }

    /// <summary>Gives a line for each product since the last question.</summary>
    public string[] TakeCalls() => Marshal.PtrToStringUTF8(
        ((delegate* unmanaged<nint>)NativeLibrary.GetExport(_library, "stand_in_calls"))())!
        .Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public void Dispose()
    {
        Answer = 0;
        Device.Gpu().Synchronize();
        DeviceBackend.Register(DeviceKind.Gpu, _before);
        Environment.SetEnvironmentVariable("RAWOPS_CUDA_DIR", Emulator.Folder);
    }

    private static string Compile()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "stand-in");
        Directory.CreateDirectory(folder);
        string library = Path.Combine(folder, "libcublas.so.12");
        ProcessStartInfo start = new("g++") { RedirectStandardError = true };
        string source = Path.Combine(Emulator.Checkout(), "tests", "Cuda.Tests", "Libraries", "blas.cpp");
        string[] arguments =
            ["-std=c++17", "-O1", "-Wall", "-Werror", "-shared", "-fPIC", source, "-o", library, "-ldl"];
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? folder : throw new InvalidOperationException("g++ refused blas.cpp: " + errors);
    }
}
