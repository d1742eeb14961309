using RawOpsNet.Cuda;

namespace RawOpsNet.Tests.Cuda.Driver;

/// <summary>The emulated driver, with what a test wants it to answer in place of some calls.</summary>
internal sealed class FaultyDriver : ICudaDriver
{
    private static readonly CudaAddress NoMemory = new(1ul << 44);

    private readonly NativeCudaDriver _inner = new();

    private uint Offset => OffPack ? 4u : 0;

    /// <summary>What cuInit gives.</summary>
    public CudaStatus? Initialized { get; set; }

    /// <summary>What taking the context gives.</summary>
    public CudaStatus? Retained { get; set; }

    /// <summary>What a wait for a stream gives.</summary>
    public CudaStatus? Waited { get; set; }

    /// <summary>What taking memory gives.</summary>
    public CudaStatus? Allocated { get; set; }

    /// <summary>Whether memory begins four bytes behind what a pack of elements is aligned to.</summary>
    public bool OffPack { get; set; }

    /// <summary>Whether memory above a gigabyte is given that is not there, for launches that are refused.</summary>
    public bool PretendsMemory { get; set; }

    /// <summary>Whether the driver is one before 12.4.</summary>
    public bool LacksParameters { get; set; }

    public string Name => "faulty";

    public string Searched => "libcuda.so.1, libcuda.so";

    public CudaStatus Initialize() => Initialized ?? _inner.Initialize();

    public CudaStatus DriverVersion(out int version) => _inner.DriverVersion(out version);

    public CudaStatus DeviceCount(out int count) => _inner.DeviceCount(out count);

    public CudaStatus GetDevice(int ordinal, out int device) => _inner.GetDevice(ordinal, out device);

    public CudaStatus DeviceName(int device, out string name) => _inner.DeviceName(device, out name);

    public CudaStatus DeviceMemory(int device, out nuint bytes) => _inner.DeviceMemory(device, out bytes);

    public CudaStatus DeviceAttribute(int device, CudaDeviceProperty attribute, out int value) =>
        _inner.DeviceAttribute(device, attribute, out value);

    public CudaStatus RetainPrimaryContext(int device, out nint context)
    {
        context = 0;
        return Retained ?? _inner.RetainPrimaryContext(device, out context);
    }

    public CudaStatus ReleasePrimaryContext(int device) => _inner.ReleasePrimaryContext(device);

    public CudaStatus SetCurrent(nint context) => _inner.SetCurrent(context);

    public CudaStatus MemoryInfo(out nuint free, out nuint total) => _inner.MemoryInfo(out free, out total);

    public CudaStatus LoadModule(byte[] image, out CudaModule module, out string log) =>
        _inner.LoadModule(image, out module, out log);

    public CudaStatus UnloadModule(CudaModule module) => _inner.UnloadModule(module);

    public CudaStatus GetFunction(CudaModule module, string name, out CudaFunction function) =>
        _inner.GetFunction(module, name, out function);

    public CudaStatus GetAttribute(CudaFunction function, CudaFunctionProperty attribute, out int value) =>
        _inner.GetAttribute(function, attribute, out value);

    public CudaStatus SetAttribute(CudaFunction function, CudaFunctionProperty attribute, int value) =>
        _inner.SetAttribute(function, attribute, value);

    public CudaStatus GetParameter(CudaFunction function, int index, out int offset, out int bytes)
    {
        CudaStatus status = _inner.GetParameter(function, index, out offset, out bytes);
        return LacksParameters ? CudaStatus.NotFound : status;
    }

    public CudaStatus Launch(
        CudaFunction function, CudaGrid grid, CudaGrid block, uint sharedBytes, CudaStream stream,
        ReadOnlySpan<nint> arguments) =>
        _inner.Launch(function, grid, block, sharedBytes, stream, arguments);

    public CudaStatus Allocate(nuint bytes, out CudaAddress address) => _inner.Allocate(bytes, out address);

    public CudaStatus Free(CudaAddress address) => _inner.Free(address);

    public CudaStatus AllocateAsync(nuint bytes, CudaStream stream, out CudaAddress address)
    {
        if (PretendsMemory && bytes > 1 << 30)
        {
            address = NoMemory;
            return CudaStatus.Success;
        }

        address = default;
        CudaStatus status = Allocated ?? _inner.AllocateAsync(bytes + Offset, stream, out address);
        address = new CudaAddress(address.Value + Offset);
        return status;
    }

    public CudaStatus FreeAsync(CudaAddress address, CudaStream stream) =>
        address == NoMemory ? CudaStatus.Success : _inner.FreeAsync(new CudaAddress(address.Value - Offset), stream);

    public CudaStatus KeepInPool(int device, ulong bytes) => _inner.KeepInPool(device, bytes);

    public CudaStatus AllocatePinned(nuint bytes, out nint host) => _inner.AllocatePinned(bytes, out host);

    public CudaStatus FreePinned(nint host) => _inner.FreePinned(host);

    public CudaStatus CopyToDeviceAsync(CudaAddress to, nint from, nuint bytes, CudaStream stream) =>
        _inner.CopyToDeviceAsync(to, from, bytes, stream);

    public CudaStatus CopyToHostAsync(nint to, CudaAddress from, nuint bytes, CudaStream stream) =>
        _inner.CopyToHostAsync(to, from, bytes, stream);

    public CudaStatus CopyAsync(CudaAddress to, CudaAddress from, nuint bytes, CudaStream stream) =>
        _inner.CopyAsync(to, from, bytes, stream);

    public CudaStatus FillAsync(CudaAddress to, byte value, nuint bytes, CudaStream stream) =>
        _inner.FillAsync(to, value, bytes, stream);

    public CudaStatus CreateStream(out CudaStream stream) => _inner.CreateStream(out stream);

    public CudaStatus DestroyStream(CudaStream stream) => _inner.DestroyStream(stream);

    public CudaStatus Synchronize(CudaStream stream)
    {
        CudaStatus status = _inner.Synchronize(stream);
        return Waited ?? status;
    }

    public CudaStatus Query(CudaStream stream) => _inner.Query(stream);

    public CudaStatus CreateEvent(out CudaEvent mark) => _inner.CreateEvent(out mark);

    public CudaStatus DestroyEvent(CudaEvent mark) => _inner.DestroyEvent(mark);

    public CudaStatus Record(CudaEvent mark, CudaStream stream) => _inner.Record(mark, stream);

    public CudaStatus Synchronize(CudaEvent mark) => _inner.Synchronize(mark);
}
