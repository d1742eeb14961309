using System.Runtime.InteropServices;
using System.Text;
using static RawOpsNet.Cuda.NvrtcFunctions;

namespace RawOpsNet.Cuda;

/// <summary>Calls NVRTC's library directly. Nothing is loaded before the first question.</summary>
public sealed unsafe class NativeCudaCompiler : ICudaCompiler
{
    /// <summary>Makes the adapter.</summary>
    public NativeCudaCompiler() => CudaLibraries.Register();

    /// <inheritdoc/>
    public bool TryGetVersion(out int major, out int minor)
    {
        (major, minor) = (0, 0);
        return CudaLibraries.LoadNvrtc() != 0 && nvrtcVersion(out major, out minor) == 0;
    }

    /// <inheritdoc/>
    public int[] SupportedArchitectures()
    {
        if (CudaLibraries.LoadNvrtc() == 0 || nvrtcGetNumSupportedArchs(out int count) != 0)
        {
            return [];
        }

        int[] architectures = new int[count];
        fixed (int* first = architectures)
        {
            return nvrtcGetSupportedArchs(first) == 0 ? architectures : [];
        }
    }

    /// <inheritdoc/>
    public CudaCompilation Compile(string source, string name, ReadOnlySpan<string> options)
    {
        if (CudaLibraries.LoadNvrtc() == 0)
        {
            return new(false, [], "", "NVRTC is missing; searched: " + CudaLibraries.SearchedForNvrtc);
        }

        int result = nvrtcCreateProgram(out nint program, source, name, 0, null, null);
        if (result != 0)
        {
            return new(false, [], "", Name(result));
        }

        try
        {
            result = CompileProgram(program, options);
            string log = Log(program);
            return result == 0 ? Image(program, log, IsBinary(options)) : new(false, [], log, Name(result));
        }
        finally
        {
            _ = nvrtcDestroyProgram(ref program);
        }
    }

    private static bool IsBinary(ReadOnlySpan<string> options)
    {
        foreach (string option in options)
        {
            if (option.Contains("=sm_", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static int CompileProgram(nint program, ReadOnlySpan<string> options)
    {
        byte** texts = stackalloc byte*[options.Length];
        for (int i = 0; i < options.Length; i++)
        {
            texts[i] = (byte*)Marshal.StringToCoTaskMemUTF8(options[i]);
        }

        int result = nvrtcCompileProgram(program, options.Length, texts);
        for (int i = 0; i < options.Length; i++)
        {
            Marshal.FreeCoTaskMem((nint)texts[i]);
        }

        return result;
    }

    // With compute_NN there is no CUBIN: its size is 0.
    private static CudaCompilation Image(nint program, string log, bool isBinary)
    {
        nuint bytes = 0;
        bool hasBinary = isBinary && nvrtcGetCUBINSize(program, out bytes) == 0 && bytes > 0;
        int result = hasBinary ? 0 : nvrtcGetPTXSize(program, out bytes);
        byte[] image = new byte[bytes];
        fixed (byte* first = image)
        {
            result = result != 0 ? result : hasBinary ? nvrtcGetCUBIN(program, first) : nvrtcGetPTX(program, first);
        }

        return new(result == 0, image, log, Name(result));
    }

    private static string Log(nint program)
    {
        if (nvrtcGetProgramLogSize(program, out nuint bytes) != 0 || bytes == 0)
        {
            return "";
        }

        byte[] log = new byte[bytes];
        fixed (byte* first = log)
        {
            return nvrtcGetProgramLog(program, first) == 0 ? Encoding.UTF8.GetString(log).TrimEnd('\0') : "";
        }
    }

    private static string Name(int result) => Marshal.PtrToStringUTF8((nint)nvrtcGetErrorString(result)) ?? "";
}
