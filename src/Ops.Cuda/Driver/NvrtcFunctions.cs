using System.Runtime.InteropServices;

namespace RawOpsNet.Cuda;

/// <summary>Imports NVRTC's functions; names and signatures as in nvrtc.h 12.8 and 13.0.</summary>
internal static unsafe partial class NvrtcFunctions
{
    [LibraryImport(CudaLibraries.Nvrtc)]
    internal static partial int nvrtcVersion(out int major, out int minor);

    [LibraryImport(CudaLibraries.Nvrtc)]
    internal static partial byte* nvrtcGetErrorString(int result);

    [LibraryImport(CudaLibraries.Nvrtc)]
    internal static partial int nvrtcGetNumSupportedArchs(out int count);

    [LibraryImport(CudaLibraries.Nvrtc)]
    internal static partial int nvrtcGetSupportedArchs(int* architectures);

    [LibraryImport(CudaLibraries.Nvrtc, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int nvrtcCreateProgram(
        out nint program, string source, string name, int headers, byte** headerTexts, byte** headerNames);

    [LibraryImport(CudaLibraries.Nvrtc)]
    internal static partial int nvrtcCompileProgram(nint program, int count, byte** options);

    [LibraryImport(CudaLibraries.Nvrtc)]
    internal static partial int nvrtcGetCUBINSize(nint program, out nuint bytes);

    [LibraryImport(CudaLibraries.Nvrtc)]
    internal static partial int nvrtcGetCUBIN(nint program, byte* image);

    [LibraryImport(CudaLibraries.Nvrtc)]
    internal static partial int nvrtcGetPTXSize(nint program, out nuint bytes);

    [LibraryImport(CudaLibraries.Nvrtc)]
    internal static partial int nvrtcGetPTX(nint program, byte* image);

    [LibraryImport(CudaLibraries.Nvrtc)]
    internal static partial int nvrtcGetProgramLogSize(nint program, out nuint bytes);

    [LibraryImport(CudaLibraries.Nvrtc)]
    internal static partial int nvrtcGetProgramLog(nint program, byte* log);

    [LibraryImport(CudaLibraries.Nvrtc)]
    internal static partial int nvrtcDestroyProgram(ref nint program);
}
