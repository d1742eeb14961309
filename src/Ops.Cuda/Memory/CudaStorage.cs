using System.Diagnostics.CodeAnalysis;
using RawOpsNet.OpServices;

namespace RawOpsNet.Cuda;

/// <summary>Holds memory of a device for the tensors that share it.</summary>
internal sealed class CudaStorage : DeviceStorage
{
    private readonly CudaDevice _device;

    public CudaStorage(CudaDevice device, ulong address, long bytes)
        : base(address, bytes) => _device = device;

    // Its tensors were dropped: the finalizer's thread calls no driver, the next allocation gives the memory back.
    ~CudaStorage() => _device.Memory.Drop(Address, Bytes);

    /// <inheritdoc/>
    [SuppressMessage("Usage", "CA1816", Justification = "Recycle is what Dispose is elsewhere: the last holder has left.")]
    protected override void Recycle()
    {
        GC.SuppressFinalize(this);
        _device.Memory.Free(Address, Bytes);
    }
}
