using System.Runtime.InteropServices;
using static RawOpsNet.Cuda.DriverFunctions;

namespace RawOpsNet.Cuda;

/// <summary>Calls the driver's library directly. Nothing is loaded before <see cref="Initialize"/>.</summary>
public sealed unsafe class NativeCudaDriver : ICudaDriver
{
    private const int LogBytes = 8192;

    // CU_JIT_ERROR_LOG_BUFFER, CU_JIT_ERROR_LOG_BUFFER_SIZE_BYTES; CU_MEMPOOL_ATTR_RELEASE_THRESHOLD.
    private const int ErrorLogOption = 5;
    private const int ErrorLogSizeOption = 6;
    private const int ReleaseThreshold = 4;

    private const uint NonBlocking = 1;
    private const uint DisableTiming = 2;

    // Since 12.4: an import would throw on an older driver.
    private delegate* unmanaged<nint, nuint, nuint*, nuint*, CudaStatus> _getParameter;

    /// <summary>Makes the adapter.</summary>
    public NativeCudaDriver() => CudaLibraries.Register();

    /// <inheritdoc/>
    public string Name => "native";

    /// <inheritdoc/>
    public string Searched => CudaLibraries.SearchedForDriver;

    /// <inheritdoc/>
    public CudaStatus Initialize()
    {
        nint library = CudaLibraries.LoadDriver();
        if (library == 0)
        {
            return CudaStatus.NoDevice;
        }

        if (NativeLibrary.TryGetExport(library, "cuFuncGetParamInfo", out nint function))
        {
            _getParameter = (delegate* unmanaged<nint, nuint, nuint*, nuint*, CudaStatus>)function;
        }

        try
        {
            return cuInit(0);
        }
        catch (EntryPointNotFoundException)
        {
            return CudaStatus.NoDevice;
        }
    }

    /// <inheritdoc/>
    public CudaStatus DriverVersion(out int version) => cuDriverGetVersion(out version);

    /// <inheritdoc/>
    public CudaStatus DeviceCount(out int count) => cuDeviceGetCount(out count);

    /// <inheritdoc/>
    public CudaStatus GetDevice(int ordinal, out int device) => cuDeviceGet(out device, ordinal);

    /// <inheritdoc/>
    public CudaStatus DeviceName(int device, out string name)
    {
        const int Length = 256;
        byte* text = stackalloc byte[Length];
        CudaStatus status = cuDeviceGetName(text, Length, device);
        name = status == CudaStatus.Success ? Marshal.PtrToStringUTF8((nint)text) ?? "" : "";
        return status;
    }

    /// <inheritdoc/>
    public CudaStatus DeviceMemory(int device, out nuint bytes) => cuDeviceTotalMem_v2(out bytes, device);

    /// <inheritdoc/>
    public CudaStatus DeviceAttribute(int device, CudaDeviceProperty attribute, out int value) =>
        cuDeviceGetAttribute(out value, attribute, device);

    /// <inheritdoc/>
    public CudaStatus RetainPrimaryContext(int device, out nint context) => cuDevicePrimaryCtxRetain(out context, device);

    /// <inheritdoc/>
    public CudaStatus ReleasePrimaryContext(int device) => cuDevicePrimaryCtxRelease_v2(device);

    /// <inheritdoc/>
    public CudaStatus SetCurrent(nint context) => cuCtxSetCurrent(context);

    /// <inheritdoc/>
    public CudaStatus MemoryInfo(out nuint free, out nuint total) => cuMemGetInfo_v2(out free, out total);

    /// <inheritdoc/>
    public CudaStatus LoadModule(byte[] image, out CudaModule module, out string log)
    {
        byte[] text = new byte[LogBytes];
        int* options = stackalloc int[] { ErrorLogOption, ErrorLogSizeOption };
        fixed (byte* bytes = image, first = text)
        {
            nint* values = stackalloc nint[] { (nint)first, LogBytes };
            CudaStatus status = cuModuleLoadDataEx(out module, bytes, 2, options, values);
            log = status == CudaStatus.Success ? "" : Marshal.PtrToStringUTF8((nint)first) ?? "";
            return status;
        }
    }

    /// <inheritdoc/>
    public CudaStatus UnloadModule(CudaModule module) => cuModuleUnload(module);

    /// <inheritdoc/>
    public CudaStatus GetFunction(CudaModule module, string name, out CudaFunction function) =>
        cuModuleGetFunction(out function, module, name);

    /// <inheritdoc/>
    public CudaStatus GetAttribute(CudaFunction function, CudaFunctionProperty attribute, out int value) =>
        cuFuncGetAttribute(out value, attribute, function);

    /// <inheritdoc/>
    public CudaStatus SetAttribute(CudaFunction function, CudaFunctionProperty attribute, int value) =>
        cuFuncSetAttribute(function, attribute, value);

    /// <inheritdoc/>
    public CudaStatus GetParameter(CudaFunction function, int index, out int offset, out int bytes)
    {
        nuint at = 0, size = 0;
        CudaStatus status = _getParameter == null
            ? CudaStatus.NotFound
            : _getParameter(function.Value, (nuint)index, &at, &size);
        (offset, bytes) = ((int)at, (int)size);
        return status;
    }

    /// <inheritdoc/>
    public CudaStatus Launch(
        CudaFunction function, CudaGrid grid, CudaGrid block, uint sharedBytes, CudaStream stream, ReadOnlySpan<nint> arguments)
    {
        fixed (nint* first = arguments)
        {
            return cuLaunchKernel(
                function, grid.X, grid.Y, grid.Z, block.X, block.Y, block.Z, sharedBytes, stream, first, null);
        }
    }

    /// <inheritdoc/>
    public CudaStatus Allocate(nuint bytes, out CudaAddress address) => cuMemAlloc_v2(out address, bytes);

    /// <inheritdoc/>
    public CudaStatus Free(CudaAddress address) => cuMemFree_v2(address);

    /// <inheritdoc/>
    public CudaStatus AllocateAsync(nuint bytes, CudaStream stream, out CudaAddress address) =>
        cuMemAllocAsync(out address, bytes, stream);

    /// <inheritdoc/>
    public CudaStatus FreeAsync(CudaAddress address, CudaStream stream) => cuMemFreeAsync(address, stream);

    /// <inheritdoc/>
    public CudaStatus KeepInPool(int device, ulong bytes)
    {
        CudaStatus status = cuDeviceGetDefaultMemPool(out nint pool, device);
        return status == CudaStatus.Success ? cuMemPoolSetAttribute(pool, ReleaseThreshold, &bytes) : status;
    }

    /// <inheritdoc/>
    public CudaStatus AllocatePinned(nuint bytes, out nint host) => cuMemHostAlloc(out host, bytes, 0);

    /// <inheritdoc/>
    public CudaStatus FreePinned(nint host) => cuMemFreeHost(host);

    /// <inheritdoc/>
    public CudaStatus CopyToDeviceAsync(CudaAddress to, nint from, nuint bytes, CudaStream stream) =>
        cuMemcpyHtoDAsync_v2(to, from, bytes, stream);

    /// <inheritdoc/>
    public CudaStatus CopyToHostAsync(nint to, CudaAddress from, nuint bytes, CudaStream stream) =>
        cuMemcpyDtoHAsync_v2(to, from, bytes, stream);

    /// <inheritdoc/>
    public CudaStatus CopyAsync(CudaAddress to, CudaAddress from, nuint bytes, CudaStream stream) =>
        cuMemcpyDtoDAsync_v2(to, from, bytes, stream);

    /// <inheritdoc/>
    public CudaStatus FillAsync(CudaAddress to, byte value, nuint bytes, CudaStream stream) =>
        cuMemsetD8Async(to, value, bytes, stream);

    /// <inheritdoc/>
    public CudaStatus CreateStream(out CudaStream stream) => cuStreamCreateWithPriority(out stream, NonBlocking, 0);

    /// <inheritdoc/>
    public CudaStatus DestroyStream(CudaStream stream) => cuStreamDestroy_v2(stream);

    /// <inheritdoc/>
    public CudaStatus Synchronize(CudaStream stream) => cuStreamSynchronize(stream);

    /// <inheritdoc/>
    public CudaStatus Query(CudaStream stream) => cuStreamQuery(stream);

    /// <inheritdoc/>
    public CudaStatus CreateEvent(out CudaEvent mark) => cuEventCreate(out mark, DisableTiming);

    /// <inheritdoc/>
    public CudaStatus DestroyEvent(CudaEvent mark) => cuEventDestroy_v2(mark);

    /// <inheritdoc/>
    public CudaStatus Record(CudaEvent mark, CudaStream stream) => cuEventRecord(mark, stream);

    /// <inheritdoc/>
    public CudaStatus Synchronize(CudaEvent mark) => cuEventSynchronize(mark);
}
