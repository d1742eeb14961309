using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace ManagedCuda.NVRTC;

public enum nvrtcResult
{
    Success = 0,
    ErrorOutOfMemory,
    ErrorProgramCreationFailure,
    ErrorInvalidInput,
    ErrorInvalidProgram,
    ErrorInvalidOption,
    ErrorCompilation,
}

public class NVRTCException(nvrtcResult error) : Exception(error.ToString())
{
    public nvrtcResult NVRTCError { get; set; } = error;
}

public class CudaRuntimeCompiler : IDisposable
{
    private const string Library = "nvrtc64_120_0";

    private IntPtr _program;

    static CudaRuntimeCompiler() =>
        RuntimeHelpers.RunClassConstructor(typeof(DriverAPINativeMethods).TypeHandle);

    public CudaRuntimeCompiler(string source, string name) =>
        Check(nvrtcCreateProgram(ref _program, source, name, 0, null, null));

    public static Version GetVersion()
    {
        int major = 0, minor = 0;
        Check(nvrtcVersion(ref major, ref minor));
        return new Version(major, minor);
    }

    public static int[] GetSupportedArchs()
    {
        int count = 0;
        Check(nvrtcGetNumSupportedArchs(ref count));
        int[] architectures = new int[count];
        Check(nvrtcGetSupportedArchs(architectures));
        return architectures;
    }

    public void Compile(string[] options) => Check(nvrtcCompileProgram(_program, options.Length, options));

    public byte[] GetPTX()
    {
        UIntPtr bytes = 0;
        Check(nvrtcGetPTXSize(_program, ref bytes));
        byte[] image = new byte[bytes];
        Check(nvrtcGetPTX(_program, image));
        return image;
    }

    public byte[] GetCubin()
    {
        UIntPtr bytes = 0;
        Check(nvrtcGetCUBINSize(_program, ref bytes));
        byte[] image = new byte[bytes];
        Check(nvrtcGetCUBIN(_program, image));
        return image;
    }

    public string GetLogAsString()
    {
        UIntPtr bytes = 0;
        Check(nvrtcGetProgramLogSize(_program, ref bytes));
        byte[] log = new byte[bytes];
        Check(nvrtcGetProgramLog(_program, log));
        return Encoding.UTF8.GetString(log).TrimEnd('\0');
    }

    public void Dispose()
    {
        if (_program != 0)
        {
            _ = nvrtcDestroyProgram(ref _program);
        }

        GC.SuppressFinalize(this);
    }

    private static void Check(nvrtcResult result)
    {
        if (result != nvrtcResult.Success)
        {
            throw new NVRTCException(result);
        }
    }

    [DllImport(Library)]
    private static extern nvrtcResult nvrtcVersion(ref int major, ref int minor);

    [DllImport(Library)]
    private static extern nvrtcResult nvrtcGetNumSupportedArchs(ref int count);

    [DllImport(Library)]
    private static extern nvrtcResult nvrtcGetSupportedArchs([Out] int[] architectures);

    [DllImport(Library)]
    private static extern nvrtcResult nvrtcCreateProgram(
        ref IntPtr program, string source, string name, int count, string[]? headers, string[]? names);

    [DllImport(Library)]
    private static extern nvrtcResult nvrtcCompileProgram(IntPtr program, int count, string[] options);

    [DllImport(Library)]
    private static extern nvrtcResult nvrtcGetPTXSize(IntPtr program, ref UIntPtr bytes);

    [DllImport(Library)]
    private static extern nvrtcResult nvrtcGetPTX(IntPtr program, [Out] byte[] image);

    [DllImport(Library)]
    private static extern nvrtcResult nvrtcGetCUBINSize(IntPtr program, ref UIntPtr bytes);

    [DllImport(Library)]
    private static extern nvrtcResult nvrtcGetCUBIN(IntPtr program, [Out] byte[] image);

    [DllImport(Library)]
    private static extern nvrtcResult nvrtcGetProgramLogSize(IntPtr program, ref UIntPtr bytes);

    [DllImport(Library)]
    private static extern nvrtcResult nvrtcGetProgramLog(IntPtr program, [Out] byte[] log);

    [DllImport(Library)]
    private static extern nvrtcResult nvrtcDestroyProgram(ref IntPtr program);
}
