using RawOpsNet.OpServices;

namespace RawOpsNet.Cuda;

/// <summary>The ways of bytes between host and device.</summary>
public sealed unsafe partial class CudaBackend
{
    /// <inheritdoc/>
    public override void CopyFromHost(Tensor host, Tensor device)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(device);
        CudaDevice to = Open(device.Device.Index);
        to.Uploads.Copy(Address(to, device), TensorAccess.Pointer(host), Bytes(host, device));
        GC.KeepAlive(host);
        GC.KeepAlive(device);
    }

    /// <inheritdoc/>
    public override void CopyToHost(Tensor device, Tensor host)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(device);
        CudaDevice from = Open(device.Device.Index);
        from.Downloads.Copy(TensorAccess.Pointer(host), Address(from, device), Bytes(device, host));
        GC.KeepAlive(host);
        GC.KeepAlive(device);
    }

    /// <inheritdoc/>
    public override Task CopyToHostAsync(Tensor device, Tensor host)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(device);
        CudaDevice from = Open(device.Device.Index);
        long bytes = Bytes(device, host);
        nint pinned = from.AllocatePinned(bytes);
        if (bytes > 0)
        {
            from.CopyToHost(pinned, Address(from, device), bytes);
        }

        CudaEvent mark = from.CreateEvent();
        from.Record(mark);
        GC.KeepAlive(device);
        return Task.Run(() =>
        {
            try
            {
                from.WaitFor(mark);
                if (from.Checks.Any)
                {
                    from.Synchronize();
                }

                Buffer.MemoryCopy((void*)pinned, TensorAccess.Pointer(host), bytes, bytes);
                GC.KeepAlive(host);
            }
            finally
            {
                from.Destroy(mark);
                from.FreePinned(pinned);
            }
        });
    }

    /// <inheritdoc/>
    public override void Copy(Tensor from, Tensor to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        CudaDevice device = Open(to.Device.Index);
        if (from.Device != to.Device)
        {
            // Two devices: through the host, which orders one stream behind the other.
            using Tensor host = TensorAccess.AllocateUnscoped(from.Shape, from.DType);
            CopyToHost(from, host);
            CopyFromHost(host, to);
            return;
        }

        long bytes = Bytes(from, to);
        if (bytes > 0)
        {
            device.Copy(Address(device, to), Address(device, from), bytes);
        }

        GC.KeepAlive(from);
        GC.KeepAlive(to);
    }

    /// <inheritdoc/>
    public override void Clear(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        CudaDevice device = Open(tensor.Device.Index);
        long bytes = tensor.Count * tensor.DType.Size;
        if (bytes > 0)
        {
            device.Fill(Address(device, tensor), 0, bytes);
        }

        GC.KeepAlive(tensor);
    }

    private static CudaAddress Address(CudaDevice device, Tensor tensor) => new(CudaLauncher.AddressOf(device, tensor));

    private static long Bytes(Tensor from, Tensor to)
    {
        long bytes = from.Count * from.DType.Size;
        return bytes == to.Count * to.DType.Size
            ? bytes
            : throw new InvalidArgumentException(
                $"{from.DType.Name} {from.Shape} on {from.Device} cannot be copied to {to.DType.Name} {to.Shape} on "
                + $"{to.Device}.");
    }
}
