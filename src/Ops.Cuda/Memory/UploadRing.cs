namespace RawOpsNet.Cuda;

/// <summary>
/// Copies host memory to a device through pinned buffers, so that a copy neither waits nor needs its source afterwards.
/// </summary>
/// <remarks>A ring of buffers, each filled from its front; one is used again when the copies out of it are done.</remarks>
internal sealed unsafe class UploadRing(CudaDevice device)
{
    private const int BufferBytes = 1 << 20;
    private const int Buffers = 4;

    // A part of its own for each copy: the driver reads it while the next one is filled.
    private const int PartBytes = 4096;

    private readonly Lock _gate = new();
    private readonly nint[] _buffers = new nint[Buffers];
    private readonly CudaEvent[] _done = new CudaEvent[Buffers];
    private readonly bool[] _isPending = new bool[Buffers];
    private int _current;
    private int _used;

    /// <summary>Copies; the source may change as soon as it returns.</summary>
    public void Copy(CudaAddress to, void* from, long bytes)
    {
        lock (_gate)
        {
            for (long at = 0; at < bytes;)
            {
                nint room = Room(out int free);
                int part = (int)Math.Min(bytes - at, free);
                Buffer.MemoryCopy((byte*)from + at, (void*)room, free, part);
                device.CopyToDevice(new CudaAddress(to.Value + (ulong)at), room, part);
                _used += (part + PartBytes - 1) / PartBytes * PartBytes;
                at += part;
            }
        }
    }

    private nint Room(out int free)
    {
        if (_buffers[_current] == 0)
        {
            _buffers[_current] = device.AllocatePinned(BufferBytes);
            _done[_current] = device.CreateEvent();
        }
        else if (_used == BufferBytes)
        {
            device.Record(_done[_current]);
            _isPending[_current] = true;
            _current = (_current + 1) % Buffers;
            _used = 0;
            if (_isPending[_current])
            {
                device.WaitFor(_done[_current]);
                _isPending[_current] = false;
            }

            return Room(out free);
        }

        free = BufferBytes - _used;
        return _buffers[_current] + _used;
    }
}
