using System.Collections.Concurrent;

namespace RawOpsNet.Cuda;

/// <summary>
/// Takes and gives back a device's memory in the order of its stream: a buffer that is freed behind a kernel's launch is not used
/// again before the kernel has run.
/// </summary>
internal sealed class CudaMemory(CudaDevice device)
{
    // Below it, the collector need not know: a tensor's own objects weigh as much.
    private const long PressureBytes = 16 << 10;

    private readonly ConcurrentQueue<(ulong Address, long Bytes)> _dropped = new();
    private long _liveBytes;
    private long _liveBlocks;
    private long _allocations;

    /// <summary>Bytes that tensors hold, with those that were dropped and not found yet.</summary>
    public long LiveBytes => Volatile.Read(ref _liveBytes);

    /// <summary>How many buffers tensors hold.</summary>
    public long LiveBlocks => Volatile.Read(ref _liveBlocks);

    /// <summary>How many buffers were handed out.</summary>
    public long Allocations => Volatile.Read(ref _allocations);

    /// <summary>Takes memory; an empty tensor has an address too.</summary>
    /// <exception cref="ResourceExhaustedException">The device has not so much.</exception>
    public ulong Take(long bytes)
    {
        if (!_dropped.IsEmpty)
        {
            FreeDropped();
        }

        nuint size = (nuint)Math.Max(bytes, 1);
        CudaStatus status = device.TryAllocate(size, out CudaAddress address);
        if (status == CudaStatus.OutOfMemory)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            FreeDropped();
            device.Synchronize();
            status = device.TryAllocate(size, out address);
        }

        if (status == CudaStatus.OutOfMemory)
        {
            throw new ResourceExhaustedException(FormattableString.Invariant(
                $"{bytes} bytes do not fit in the memory of gpu:{device.Index}: tensors hold {LiveBytes} bytes of it."));
        }

        device.Require(status, "cuMemAllocAsync");
        Interlocked.Add(ref _liveBytes, bytes);
        Interlocked.Increment(ref _liveBlocks);
        Interlocked.Increment(ref _allocations);
        if (bytes >= PressureBytes)
        {
            GC.AddMemoryPressure(bytes);
        }

        return address.Value;
    }

    /// <summary>Gives memory back behind what the stream was told so far; never throws.</summary>
    public void Free(ulong address, long bytes)
    {
        Count(bytes);
        device.Free(new CudaAddress(address));
    }

    /// <summary>Remembers memory whose storage the collector found.</summary>
    public void Drop(ulong address, long bytes) => _dropped.Enqueue((address, bytes));

    /// <summary>Gives back what the collector found.</summary>
    public void FreeDropped()
    {
        while (_dropped.TryDequeue(out (ulong Address, long Bytes) dropped))
        {
            Free(dropped.Address, dropped.Bytes);
        }
    }

    private void Count(long bytes)
    {
        Interlocked.Add(ref _liveBytes, -bytes);
        Interlocked.Decrement(ref _liveBlocks);
        if (bytes >= PressureBytes)
        {
            GC.RemoveMemoryPressure(bytes);
        }
    }
}
