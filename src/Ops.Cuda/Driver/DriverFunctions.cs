using System.Runtime.InteropServices;

namespace RawOpsNet.Cuda;

/// <summary>Imports the driver's functions; names, signatures and numbers as in cuda.h 12.8 and 13.0.</summary>
internal static unsafe partial class DriverFunctions
{
    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuInit(uint flags);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuDriverGetVersion(out int version);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuDeviceGetCount(out int count);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuDeviceGet(out int device, int ordinal);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuDeviceGetName(byte* name, int length, int device);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuDeviceTotalMem_v2(out nuint bytes, int device);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuDeviceGetAttribute(out int value, CudaDeviceProperty attribute, int device);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuDeviceGetDefaultMemPool(out nint pool, int device);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuMemPoolSetAttribute(nint pool, int attribute, ulong* value);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuDevicePrimaryCtxRetain(out nint context, int device);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuDevicePrimaryCtxRelease_v2(int device);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuCtxSetCurrent(nint context);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuMemGetInfo_v2(out nuint free, out nuint total);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuModuleLoadDataEx(
        out CudaModule module, byte* image, uint count, int* options, nint* values);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuModuleUnload(CudaModule module);

    [LibraryImport(CudaLibraries.Driver, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial CudaStatus cuModuleGetFunction(out CudaFunction function, CudaModule module, string name);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuFuncGetAttribute(out int value, CudaFunctionProperty attribute, CudaFunction function);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuFuncSetAttribute(CudaFunction function, CudaFunctionProperty attribute, int value);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuLaunchKernel(
        CudaFunction function, uint gridX, uint gridY, uint gridZ, uint blockX, uint blockY, uint blockZ, uint sharedBytes,
        CudaStream stream, nint* arguments, nint* extra);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuMemAlloc_v2(out CudaAddress address, nuint bytes);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuMemFree_v2(CudaAddress address);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuMemAllocAsync(out CudaAddress address, nuint bytes, CudaStream stream);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuMemFreeAsync(CudaAddress address, CudaStream stream);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuMemHostAlloc(out nint host, nuint bytes, uint flags);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuMemFreeHost(nint host);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuMemcpyHtoDAsync_v2(CudaAddress to, nint from, nuint bytes, CudaStream stream);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuMemcpyDtoHAsync_v2(nint to, CudaAddress from, nuint bytes, CudaStream stream);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuMemcpyDtoDAsync_v2(CudaAddress to, CudaAddress from, nuint bytes, CudaStream stream);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuMemsetD8Async(CudaAddress to, byte value, nuint bytes, CudaStream stream);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuStreamCreateWithPriority(out CudaStream stream, uint flags, int priority);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuStreamDestroy_v2(CudaStream stream);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuStreamSynchronize(CudaStream stream);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuStreamQuery(CudaStream stream);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuEventCreate(out CudaEvent mark, uint flags);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuEventDestroy_v2(CudaEvent mark);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuEventRecord(CudaEvent mark, CudaStream stream);

    [LibraryImport(CudaLibraries.Driver)]
    internal static partial CudaStatus cuEventSynchronize(CudaEvent mark);
}
