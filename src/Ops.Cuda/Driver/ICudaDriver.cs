namespace RawOpsNet.Cuda;

/// <summary>
/// The narrow port to the CUDA driver. Each member is one function of it and gives its status; nothing throws, so that what is
/// disposed stays safe.
/// </summary>
public interface ICudaDriver
{
    /// <summary>The adapter, for messages.</summary>
    string Name { get; }

    /// <summary>What was looked at for the driver's library; read after <see cref="Initialize"/>.</summary>
    string Searched { get; }

    /// <summary>cuInit; NoDevice where the library is missing.</summary>
    CudaStatus Initialize();

    /// <summary>cuDriverGetVersion: 12080 for 12.8.</summary>
    CudaStatus DriverVersion(out int version);

    /// <summary>cuDeviceGetCount.</summary>
    CudaStatus DeviceCount(out int count);

    /// <summary>cuDeviceGet: the device of a number.</summary>
    CudaStatus GetDevice(int ordinal, out int device);

    /// <summary>cuDeviceGetName.</summary>
    CudaStatus DeviceName(int device, out string name);

    /// <summary>cuDeviceTotalMem.</summary>
    CudaStatus DeviceMemory(int device, out nuint bytes);

    /// <summary>cuDeviceGetAttribute.</summary>
    CudaStatus DeviceAttribute(int device, CudaDeviceProperty attribute, out int value);

    /// <summary>cuDevicePrimaryCtxRetain.</summary>
    CudaStatus RetainPrimaryContext(int device, out nint context);

    /// <summary>cuDevicePrimaryCtxRelease.</summary>
    CudaStatus ReleasePrimaryContext(int device);

    /// <summary>cuCtxSetCurrent, for the calling thread.</summary>
    CudaStatus SetCurrent(nint context);

    /// <summary>cuMemGetInfo.</summary>
    CudaStatus MemoryInfo(out nuint free, out nuint total);

    /// <summary>cuModuleLoadDataEx with a log: of a CUBIN, or of PTX with its NUL.</summary>
    CudaStatus LoadModule(byte[] image, out CudaModule module, out string log);

    /// <summary>cuModuleUnload.</summary>
    CudaStatus UnloadModule(CudaModule module);

    /// <summary>cuModuleGetFunction.</summary>
    CudaStatus GetFunction(CudaModule module, string name, out CudaFunction function);

    /// <summary>cuFuncGetAttribute.</summary>
    CudaStatus GetAttribute(CudaFunction function, CudaFunctionProperty attribute, out int value);

    /// <summary>cuFuncSetAttribute.</summary>
    CudaStatus SetAttribute(CudaFunction function, CudaFunctionProperty attribute, int value);

    /// <summary>cuFuncGetParamInfo: InvalidValue past the last; NotFound on a driver before 12.4.</summary>
    CudaStatus GetParameter(CudaFunction function, int index, out int offset, out int bytes);

    /// <summary>cuLaunchKernel: the addresses of the arguments, whose bytes are copied at once.</summary>
    CudaStatus Launch(
        CudaFunction function, CudaGrid grid, CudaGrid block, uint sharedBytes, CudaStream stream, ReadOnlySpan<nint> arguments);

    /// <summary>cuMemAlloc.</summary>
    CudaStatus Allocate(nuint bytes, out CudaAddress address);

    /// <summary>cuMemFree.</summary>
    CudaStatus Free(CudaAddress address);

    /// <summary>cuMemAllocAsync, from the device's pool.</summary>
    CudaStatus AllocateAsync(nuint bytes, CudaStream stream, out CudaAddress address);

    /// <summary>cuMemFreeAsync.</summary>
    CudaStatus FreeAsync(CudaAddress address, CudaStream stream);

    /// <summary>cuDeviceGetDefaultMemPool and cuMemPoolSetAttribute: how much the pool keeps when it is waited for.</summary>
    CudaStatus KeepInPool(int device, ulong bytes);

    /// <summary>cuMemHostAlloc: host memory that the device reads and writes by itself.</summary>
    CudaStatus AllocatePinned(nuint bytes, out nint host);

    /// <summary>cuMemFreeHost.</summary>
    CudaStatus FreePinned(nint host);

    /// <summary>cuMemcpyHtoDAsync.</summary>
    CudaStatus CopyToDeviceAsync(CudaAddress to, nint from, nuint bytes, CudaStream stream);

    /// <summary>cuMemcpyDtoHAsync.</summary>
    CudaStatus CopyToHostAsync(nint to, CudaAddress from, nuint bytes, CudaStream stream);

    /// <summary>cuMemcpyDtoDAsync.</summary>
    CudaStatus CopyAsync(CudaAddress to, CudaAddress from, nuint bytes, CudaStream stream);

    /// <summary>cuMemsetD8Async.</summary>
    CudaStatus FillAsync(CudaAddress to, byte value, nuint bytes, CudaStream stream);

    /// <summary>cuStreamCreateWithPriority; a stream that does not wait for the null stream.</summary>
    CudaStatus CreateStream(out CudaStream stream);

    /// <summary>cuStreamDestroy.</summary>
    CudaStatus DestroyStream(CudaStream stream);

    /// <summary>cuStreamSynchronize.</summary>
    CudaStatus Synchronize(CudaStream stream);

    /// <summary>cuStreamQuery: NotReady while work is left.</summary>
    CudaStatus Query(CudaStream stream);

    /// <summary>cuEventCreate; without times.</summary>
    CudaStatus CreateEvent(out CudaEvent mark);

    /// <summary>cuEventDestroy.</summary>
    CudaStatus DestroyEvent(CudaEvent mark);

    /// <summary>cuEventRecord.</summary>
    CudaStatus Record(CudaEvent mark, CudaStream stream);

    /// <summary>cuEventSynchronize.</summary>
    CudaStatus Synchronize(CudaEvent mark);
}
