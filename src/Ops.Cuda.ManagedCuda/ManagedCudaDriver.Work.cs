using System.Runtime.InteropServices;
using ManagedCuda;
using ManagedCuda.BasicTypes;
using Native = ManagedCuda.DriverAPINativeMethods;

namespace RawOpsNet.Cuda;

/// <summary>Modules, memory, streams and events.</summary>
public sealed partial class ManagedCudaDriver
{
    /// <inheritdoc/>
    public CudaStatus LoadModule(byte[] image, out CudaModule module, out string log)
    {
        CUmodule loaded = default;
        byte[] text = new byte[LogBytes];
        GCHandle pin = GCHandle.Alloc(text, GCHandleType.Pinned);
        try
        {
            CUJITOption[] options = [CUJITOption.ErrorLogBuffer, CUJITOption.ErrorLogBufferSizeBytes];
            CudaStatus status = Of(Native.ModuleManagement.cuModuleLoadDataEx(
                ref loaded, image, 2, options, [pin.AddrOfPinnedObject(), LogBytes]));
            log = status == CudaStatus.Success ? "" : Text(text);
            module = new CudaModule(loaded.Pointer);
            return status;
        }
        finally
        {
            pin.Free();
        }
    }

    /// <inheritdoc/>
    public CudaStatus UnloadModule(CudaModule module) =>
        Of(Native.ModuleManagement.cuModuleUnload(new CUmodule { Pointer = module.Value }));

    /// <inheritdoc/>
    public CudaStatus GetFunction(CudaModule module, string name, out CudaFunction function)
    {
        CUfunction found = default;
        CUResult result = Native.ModuleManagement.cuModuleGetFunction(ref found, new CUmodule { Pointer = module.Value }, name);
        function = new CudaFunction(found.Pointer);
        return Of(result);
    }

    /// <inheritdoc/>
    public CudaStatus Allocate(nuint bytes, out CudaAddress address)
    {
        CUdeviceptr taken = default;
        CUResult result = Native.MemoryManagement.cuMemAlloc_v2(ref taken, Size(bytes));
        address = new CudaAddress(taken.Pointer);
        return Of(result);
    }

    /// <inheritdoc/>
    public CudaStatus Free(CudaAddress address) => Of(Native.MemoryManagement.cuMemFree_v2(Address(address)));

    /// <inheritdoc/>
    public CudaStatus AllocateAsync(nuint bytes, CudaStream stream, out CudaAddress address)
    {
        CUdeviceptr taken = default;
        CUResult result = Native.MemoryManagement.cuMemAllocAsync(ref taken, Size(bytes), Stream(stream));
        address = new CudaAddress(taken.Pointer);
        return Of(result);
    }

    /// <inheritdoc/>
    public CudaStatus FreeAsync(CudaAddress address, CudaStream stream) =>
        Of(Native.MemoryManagement.cuMemFreeAsync(Address(address), Stream(stream)));

    /// <inheritdoc/>
    public CudaStatus KeepInPool(int device, ulong bytes)
    {
        CUmemoryPool pool = default;
        CudaStatus status = Of(Native.DeviceManagement.cuDeviceGetDefaultMemPool(ref pool, Device(device)));
        return status == CudaStatus.Success
            ? Of(Native.MemoryManagement.cuMemPoolSetAttribute(pool, CUmemPool_attribute.ReleaseThreshold, ref bytes))
            : status;
    }

    /// <inheritdoc/>
    public CudaStatus AllocatePinned(nuint bytes, out nint host)
    {
        IntPtr taken = 0;
        CUResult result = Native.MemoryManagement.cuMemHostAlloc(ref taken, Size(bytes), CUMemHostAllocFlags.None);
        host = taken;
        return Of(result);
    }

    /// <inheritdoc/>
    public CudaStatus FreePinned(nint host) => Of(Native.MemoryManagement.cuMemFreeHost(host));

    /// <inheritdoc/>
    public CudaStatus CopyToDeviceAsync(CudaAddress to, nint from, nuint bytes, CudaStream stream) =>
        Of(Native.AsynchronousMemcpy_v2.cuMemcpyHtoDAsync_v2(Address(to), from, Size(bytes), Stream(stream)));

    /// <inheritdoc/>
    public CudaStatus CopyToHostAsync(nint to, CudaAddress from, nuint bytes, CudaStream stream) =>
        Of(Native.AsynchronousMemcpy_v2.cuMemcpyDtoHAsync_v2(to, Address(from), Size(bytes), Stream(stream)));

    /// <inheritdoc/>
    public CudaStatus CopyAsync(CudaAddress to, CudaAddress from, nuint bytes, CudaStream stream) =>
        Of(Native.AsynchronousMemcpy_v2.cuMemcpyDtoDAsync_v2(Address(to), Address(from), Size(bytes), Stream(stream)));

    /// <inheritdoc/>
    public CudaStatus FillAsync(CudaAddress to, byte value, nuint bytes, CudaStream stream) =>
        Of(Native.MemsetAsync.cuMemsetD8Async(Address(to), value, Size(bytes), Stream(stream)));

    /// <inheritdoc/>
    public CudaStatus CreateStream(out CudaStream stream)
    {
        CUstream made = default;
        CUResult result = Native.Streams.cuStreamCreateWithPriority(ref made, CUStreamFlags.NonBlocking, 0);
        stream = new CudaStream(made.Pointer);
        return Of(result);
    }

    /// <inheritdoc/>
    public CudaStatus DestroyStream(CudaStream stream) => Of(Native.Streams.cuStreamDestroy_v2(Stream(stream)));

    /// <inheritdoc/>
    public CudaStatus Synchronize(CudaStream stream) => Of(Native.Streams.cuStreamSynchronize(Stream(stream)));

    /// <inheritdoc/>
    public CudaStatus Query(CudaStream stream) => Of(Native.Streams.cuStreamQuery(Stream(stream)));

    /// <inheritdoc/>
    public CudaStatus CreateEvent(out CudaEvent mark)
    {
        CUevent made = default;
        CUResult result = Native.Events.cuEventCreate(ref made, CUEventFlags.DisableTiming);
        mark = new CudaEvent(made.Pointer);
        return Of(result);
    }

    /// <inheritdoc/>
    public CudaStatus DestroyEvent(CudaEvent mark) => Of(Native.Events.cuEventDestroy_v2(Event(mark)));

    /// <inheritdoc/>
    public CudaStatus Record(CudaEvent mark, CudaStream stream) =>
        Of(Native.Events.cuEventRecord(Event(mark), Stream(stream)));

    /// <inheritdoc/>
    public CudaStatus Synchronize(CudaEvent mark) => Of(Native.Events.cuEventSynchronize(Event(mark)));
}
