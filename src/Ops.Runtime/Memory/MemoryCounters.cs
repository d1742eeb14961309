using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>Counts the host memory of tensors, for tests and for curiosity; reading takes microseconds.</summary>
/// <remarks>Sums over all threads of the process: exact where the others rest.</remarks>
public static class MemoryCounters
{
    private static readonly Lock Gate = new();
    private static readonly List<Tally> Tallies = [];
    private static readonly Tally Retired = new();
    private static long s_variableCopies;

    /// <summary>Bytes in blocks that tensors hold, including tensors that were dropped and not collected yet.</summary>
    public static long LiveBytes =>
        Sum(tally => Volatile.Read(ref tally.RentedBytes) - Volatile.Read(ref tally.ReturnedBytes)) - StoragePool.ReclaimedBytes;

    /// <summary>Bytes of a device that tensors hold, including tensors that were dropped and not collected yet.</summary>
    public static long LiveBytesOn(Device device) =>
        device.IsCpu ? LiveBytes : DeviceBackend.Of(device).LiveBytes(device.Index);

    /// <summary>How many blocks tensors hold, including tensors that were dropped and not collected yet.</summary>
    public static long LiveBlocks => Sum(tally => Volatile.Read(ref tally.LiveBlocks)) - StoragePool.ReclaimedBlocks;

    /// <summary>Bytes in blocks that wait to be used again.</summary>
    public static long PooledBytes => Sum(tally => Volatile.Read(ref tally.CachedBytes)) + StoragePool.PooledBytes;

    /// <summary>How many blocks were handed out since the process began.</summary>
    public static long Allocations => Sum(tally => Volatile.Read(ref tally.Allocations));

    /// <summary>How many times an update had to copy a variable first, because someone held its buffer.</summary>
    public static long VariableCopies => Volatile.Read(ref s_variableCopies);

    /// <summary>Gives the blocks that wait in the shared lists and in this thread's cache to the collector.</summary>
    public static void Trim()
    {
        ThreadMemory.Current.Trim();
        StoragePool.Trim();
    }

    internal static void CountVariableCopy() => Interlocked.Increment(ref s_variableCopies);

    internal static Tally NewTally()
    {
        Tally tally = new();
        lock (Gate)
        {
            Tallies.Add(tally);
        }

        return tally;
    }

    internal static void Retire(Tally tally)
    {
        lock (Gate)
        {
            Tallies.Remove(tally);
            Retired.RentedBytes += tally.RentedBytes;
            Retired.ReturnedBytes += tally.ReturnedBytes;
            Retired.LiveBlocks += tally.LiveBlocks;
            Retired.Allocations += tally.Allocations;
        }
    }

    private static long Sum(Func<Tally, long> count)
    {
        lock (Gate)
        {
            long sum = count(Retired);
            foreach (Tally tally in Tallies)
            {
                sum += count(tally);
            }

            return sum;
        }
    }
}
