using System.Runtime.InteropServices;

namespace RawOpsNet.Tests.Emulator.Native;

/// <summary>The emulator's own functions.</summary>
internal static unsafe partial class Hooks
{
    private const string Library = EmulatedLibraries.Driver;

    [LibraryImport(Library)] public static partial int cudaEmuViolations(out ulong total, out ulong distinct);
    [LibraryImport(Library)] public static partial int cudaEmuReport(byte* text, nuint bytes);
    [LibraryImport(Library)] public static partial int cudaEmuClear();
    [LibraryImport(Library)] public static partial int cudaEmuSchedule(int schedule, int order, ulong seed);

    [LibraryImport(Library)]
    public static partial int cudaEmuStats(out ulong calls, out ulong kernels, out ulong accesses, out ulong barriers);

    /// <summary>The distinct violations, a line each.</summary>
    public static string Report()
    {
        byte[] text = new byte[1 << 18];
        fixed (byte* start = text)
        {
            Assert.Equal(0, cudaEmuReport(start, (nuint)text.Length));
            return Marshal.PtrToStringUTF8((nint)start)!;
        }
    }
}
