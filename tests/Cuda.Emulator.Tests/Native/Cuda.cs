using System.Runtime.InteropServices;

namespace RawOpsNet.Tests.Emulator.Native;

/// <summary>The driver's functions that the tests call, each returning the driver's own number.</summary>
internal static unsafe partial class Cuda
{
    private const string Library = EmulatedLibraries.Driver;

    [LibraryImport(Library)] public static partial int cuInit(uint flags);
    [LibraryImport(Library)] public static partial int cuDevicePrimaryCtxRetain(out nint context, int device);
    [LibraryImport(Library)] public static partial int cuDevicePrimaryCtxRelease_v2(int device);
    [LibraryImport(Library)] public static partial int cuDevicePrimaryCtxReset_v2(int device);
    [LibraryImport(Library)] public static partial int cuCtxSetCurrent(nint context);
    [LibraryImport(Library)] public static partial int cuCtxSynchronize();
    [LibraryImport(Library)] public static partial int cuMemAlloc_v2(out ulong pointer, nuint bytes);
    [LibraryImport(Library)] public static partial int cuMemFree_v2(ulong pointer);
    [LibraryImport(Library)] public static partial int cuMemAllocAsync(out ulong pointer, nuint bytes, nint stream);
    [LibraryImport(Library)] public static partial int cuMemFreeAsync(ulong pointer, nint stream);
    [LibraryImport(Library)] public static partial int cuMemHostAlloc(out nint pointer, nuint bytes, uint flags);
    [LibraryImport(Library)] public static partial int cuMemFreeHost(nint pointer);
    [LibraryImport(Library)] public static partial int cuMemcpyHtoD_v2(ulong to, void* from, nuint bytes);
    [LibraryImport(Library)] public static partial int cuMemcpyDtoH_v2(void* to, ulong from, nuint bytes);
    [LibraryImport(Library)] public static partial int cuMemcpyHtoDAsync_v2(ulong to, nint from, nuint bytes, nint stream);
    [LibraryImport(Library)] public static partial int cuMemcpyDtoHAsync_v2(nint to, ulong from, nuint bytes, nint stream);
    [LibraryImport(Library)] public static partial int cuMemsetD8_v2(ulong to, byte value, nuint count);
    [LibraryImport(Library)] public static partial int cuMemsetD32Async(ulong to, uint value, nuint count, nint stream);
    [LibraryImport(Library)] public static partial int cuModuleLoadData(out nint module, void* image);
    [LibraryImport(Library)] public static partial int cuModuleUnload(nint module);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int cuModuleGetFunction(out nint function, nint module, string name);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int cuModuleGetGlobal_v2(out ulong pointer, out nuint bytes, nint module, string name);

    [LibraryImport(Library)] public static partial int cuFuncGetAttribute(out int value, int attribute, nint function);
    [LibraryImport(Library)] public static partial int cuFuncSetAttribute(nint function, int attribute, int value);

    [LibraryImport(Library)]
    public static partial int cuFuncGetParamInfo(nint function, nuint index, out nuint offset, out nuint size);

    [LibraryImport(Library)]
    public static partial int cuLaunchKernel(nint function, uint gridX, uint gridY, uint gridZ, uint blockX, uint blockY,
        uint blockZ, uint sharedBytes, nint stream, void** parameters, void** extra);

    [LibraryImport(Library)] public static partial int cuStreamCreate(out nint stream, uint flags);
    [LibraryImport(Library)] public static partial int cuStreamDestroy_v2(nint stream);
    [LibraryImport(Library)] public static partial int cuStreamSynchronize(nint stream);
    [LibraryImport(Library)] public static partial int cuStreamQuery(nint stream);
    [LibraryImport(Library)] public static partial int cuStreamWaitEvent(nint stream, nint @event, uint flags);
    [LibraryImport(Library)] public static partial int cuStreamBeginCapture_v2(nint stream, int mode);
    [LibraryImport(Library)] public static partial int cuStreamEndCapture(nint stream, out nint graph);
    [LibraryImport(Library)] public static partial int cuEventCreate(out nint @event, uint flags);
    [LibraryImport(Library)] public static partial int cuEventRecord(nint @event, nint stream);
    [LibraryImport(Library)] public static partial int cuEventSynchronize(nint @event);
    [LibraryImport(Library)] public static partial int cuEventElapsedTime(out float milliseconds, nint from, nint to);
    [LibraryImport(Library)] public static partial int cuGraphInstantiateWithFlags(out nint executable, nint graph, ulong flags);
    [LibraryImport(Library)] public static partial int cuGraphLaunch(nint executable, nint stream);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int cuGetProcAddress_v2(string name, out nint entry, int version, ulong flags, out int status);
}
