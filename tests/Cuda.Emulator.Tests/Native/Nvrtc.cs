using System.Runtime.InteropServices;

namespace RawOpsNet.Tests.Emulator.Native;

/// <summary>The functions of NVRTC that the tests call.</summary>
internal static unsafe partial class Nvrtc
{
    private const string Library = EmulatedLibraries.Compiler;

    [LibraryImport(Library)] public static partial int nvrtcGetNumSupportedArchs(out int count);
    [LibraryImport(Library)] public static partial int nvrtcGetSupportedArchs(int* archs);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int nvrtcCreateProgram(out nint program, string source, string name, int headerCount, string[]? headers,
        string[]? headerNames);

    [LibraryImport(Library)] public static partial int nvrtcDestroyProgram(ref nint program);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int nvrtcCompileProgram(nint program, int count, string[] options);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int nvrtcAddNameExpression(nint program, string expression);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int nvrtcGetLoweredName(nint program, string expression, out nint name);

    [LibraryImport(Library)] public static partial int nvrtcGetPTXSize(nint program, out nuint bytes);
    [LibraryImport(Library)] public static partial int nvrtcGetPTX(nint program, byte* text);
    [LibraryImport(Library)] public static partial int nvrtcGetCUBINSize(nint program, out nuint bytes);
    [LibraryImport(Library)] public static partial int nvrtcGetCUBIN(nint program, byte* bytes);
    [LibraryImport(Library)] public static partial int nvrtcGetProgramLogSize(nint program, out nuint bytes);
    [LibraryImport(Library)] public static partial int nvrtcGetProgramLog(nint program, byte* text);
}
