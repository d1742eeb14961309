using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace RawOpsNet.Cuda;

/// <summary>
/// Asks the driver what it saw, where it is the emulated one of this project's tests; a real driver knows nothing.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class CudaEmulator
{
    private const int ReportBytes = 1 << 18;

    /// <summary>How many kernels the emulator ran; null on a real driver.</summary>
    public static long? Launches
    {
        get
        {
            if (!TryExport("cudaEmuStats", out nint function))
            {
                return null;
            }

            ulong calls, launches, accesses, barriers;
            _ = ((delegate* unmanaged<ulong*, ulong*, ulong*, ulong*, int>)function)(
                &calls, &launches, &accesses, &barriers);
            return (long)launches;
        }
    }

    /// <summary>What the emulator found wrong since it was last cleared, a line each; empty where nothing was.</summary>
    public static string Report()
    {
        if (!TryExport("cudaEmuReport", out nint function))
        {
            return "";
        }

        byte[] text = new byte[ReportBytes];
        fixed (byte* first = text)
        {
            _ = ((delegate* unmanaged<byte*, nuint, int>)function)(first, ReportBytes);
        }

        return Encoding.UTF8.GetString(text, 0, Array.IndexOf(text, (byte)0)).TrimEnd();
    }

    /// <summary>Makes the emulator forget what it found.</summary>
    public static void Clear()
    {
        if (TryExport("cudaEmuClear", out nint function))
        {
            _ = ((delegate* unmanaged<int>)function)();
        }
    }

    private static bool TryExport(string name, out nint function)
    {
        nint library = CudaLibraries.LoadDriver();
        function = 0;
        return library != 0 && NativeLibrary.TryGetExport(library, name, out function);
    }
}
