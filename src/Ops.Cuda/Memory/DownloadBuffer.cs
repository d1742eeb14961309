namespace RawOpsNet.Cuda;

/// <summary>Copies device memory to the host through a pinned buffer, and waits.</summary>
internal sealed unsafe class DownloadBuffer(CudaDevice device)
{
    private const int BufferBytes = 1 << 20;

    private readonly Lock _gate = new();
    private nint _buffer;

    /// <summary>Copies and waits; what went wrong on the device before is thrown here.</summary>
    public void Copy(void* to, CudaAddress from, long bytes)
    {
        lock (_gate)
        {
            if (_buffer == 0)
            {
                _buffer = device.AllocatePinned(BufferBytes);
            }

            long at = 0;
            do
            {
                int part = (int)Math.Min(bytes - at, BufferBytes);
                if (part > 0)
                {
                    device.CopyToHost(_buffer, new CudaAddress(from.Value + (ulong)at), part);
                }

                device.Synchronize();
                Buffer.MemoryCopy((void*)_buffer, (byte*)to + at, bytes - at, part);
                at += part;
            }
            while (at < bytes);
        }
    }
}
