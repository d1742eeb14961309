namespace RawOpsNet.Cuda;

/// <summary>
/// Copies host memory to a device through pinned buffers, so that a copy neither waits nor needs its source afterwards.
/// </summary>
/// <remarks>A ring of buffers, one copy in each: a buffer is written again when its copy is done.</remarks>
internal sealed unsafe class UploadRing(CudaDevice device)
{
    private const int BufferBytes = 64 << 10;
    private const int Buffers = 64;

    private readonly Lock _gate = new();
    private readonly nint[] _buffers = new nint[Buffers];
    private readonly CudaEvent[] _done = new CudaEvent[Buffers];
    private int _next;

    /// <summary>Copies; the source may change as soon as it returns.</summary>
    public void Copy(CudaAddress to, void* from, long bytes)
    {
        lock (_gate)
        {
            for (long at = 0; at < bytes; at += BufferBytes)
            {
                int place = Free();
                int part = (int)Math.Min(bytes - at, BufferBytes);
                Buffer.MemoryCopy((byte*)from + at, (void*)_buffers[place], BufferBytes, part);
                device.CopyToDevice(new CudaAddress(to.Value + (ulong)at), _buffers[place], part);
                device.Record(_done[place]);
            }
        }
    }

    private int Free()
    {
        int place = _next;
        _next = (_next + 1) % Buffers;
        if (_buffers[place] == 0)
        {
            _done[place] = device.CreateEvent();
            _buffers[place] = device.AllocatePinned(BufferBytes);
        }
        else
        {
            device.WaitFor(_done[place]);
        }

        return place;
    }
}
