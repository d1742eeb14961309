namespace RawOpsNet.OpServices;

/// <summary>
/// The memory that no thread has in its own cache: one list of blocks for each size class, and the rules of its size.
/// </summary>
internal static class StoragePool
{
    // Below this much live memory a loop that disposes nothing need not be collected for.
    private const long CollectFloor = 64L << 20;
    private const long SmallestLimit = 256L << 20;

    private const int MostMillisecondsOfFinalisers = 200;

    private static readonly Bin[] Bins = CreateBins();
    private static readonly Lock CollectGate = new();
    private static long s_pooledBytes;
    private static long s_reclaimedLive;
    private static long s_limit = Math.Max(SmallestLimit, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4);
    private static long s_collectAbove = CollectFloor;

    /// <summary>Bytes of blocks that wait in the shared lists.</summary>
    public static long PooledBytes => Volatile.Read(ref s_pooledBytes);

    /// <summary>Bytes that finalisers took from dropped tensors, to be subtracted from what threads counted as live.</summary>
    public static long ReclaimedLiveBytes => Volatile.Read(ref s_reclaimedLive);

    /// <summary>Takes a block from the shared list of a class, or null.</summary>
    public static HostStorage? TryTake(int sizeClass)
    {
        Bin bin = Bins[sizeClass];
        if (bin.Head is null)
        {
            return null;
        }

        lock (bin.Gate)
        {
            HostStorage? storage = bin.Head;
            if (storage is not null)
            {
                bin.Head = storage.Next;
                bin.Used = true;
                storage.Next = null;
                Interlocked.Add(ref s_pooledBytes, -storage.Capacity);
            }

            return storage;
        }
    }

    /// <summary>
    /// Makes a new block; before it, collects dropped tensors where much has been handed out since the last time.
    /// </summary>
    public static HostStorage Create(int sizeClass)
    {
        long bytes = SizeClass.Lines(sizeClass) * CacheLine.Size;
        if (Math.Max(MemoryCounters.LiveBytes, 0) + bytes > Volatile.Read(ref s_collectAbove))
        {
            CollectDropped(bytes);
            if (TryTake(sizeClass) is { } reclaimed)
            {
                return reclaimed;
            }
        }

        long available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (bytes > available || bytes / CacheLine.Size >= Array.MaxLength)
        {
            throw OutOfMemory(bytes, null);
        }

        try
        {
            return new HostStorage(sizeClass);
        }
        catch (OutOfMemoryException)
        {
            Trim();
            GC.Collect();
        }

        try
        {
            return new HostStorage(sizeClass);
        }
        catch (OutOfMemoryException inner)
        {
            throw OutOfMemory(bytes, inner);
        }
    }

    /// <summary>Puts a block that no tensor uses into the shared list, or drops it where the lists hold enough.</summary>
    public static void Put(HostStorage storage)
    {
        if (Interlocked.Add(ref s_pooledBytes, storage.Capacity) > s_limit)
        {
            DropUnused();
            if (PooledBytes > s_limit)
            {
                Interlocked.Add(ref s_pooledBytes, -storage.Capacity);
                storage.Abandon();
                return;
            }
        }

        Bin bin = Bins[storage.SizeClass];
        lock (bin.Gate)
        {
            storage.Next = bin.Head;
            bin.Head = storage;
        }
    }

    /// <summary>Takes back a block whose tensors were dropped; called by its finaliser.</summary>
    public static void Reclaim(HostStorage storage, bool wasLive)
    {
        if (wasLive)
        {
            Interlocked.Add(ref s_reclaimedLive, storage.Capacity);
        }

        if (!storage.IsExposed)
        {
            GC.ReRegisterForFinalize(storage);
            storage.Next = null;
            Put(storage);
        }
    }

    /// <summary>Gives every block in the shared lists to the collector.</summary>
    public static void Trim()
    {
        foreach (Bin bin in Bins)
        {
            Empty(bin);
        }
    }

    // A clock: a class that nobody took from since the last round loses its blocks.
    private static void DropUnused()
    {
        foreach (Bin bin in Bins)
        {
            if (bin.Used)
            {
                bin.Used = false;
            }
            else
            {
                Empty(bin);
            }
        }
    }

    private static void Empty(Bin bin)
    {
        HostStorage? head;
        lock (bin.Gate)
        {
            head = bin.Head;
            bin.Head = null;
        }

        while (head is not null)
        {
            HostStorage? next = head.Next;
            head.Next = null;
            Interlocked.Add(ref s_pooledBytes, -head.Capacity);
            head.Abandon();
            head = next;
        }
    }

    private static void CollectDropped(long bytes)
    {
        lock (CollectGate)
        {
            if (Math.Max(MemoryCounters.LiveBytes, 0) + bytes <= s_collectAbove)
            {
                return;
            }

            // Pooled blocks are old objects: only a full collection finds that nobody holds them.
            GC.Collect(2, GCCollectionMode.Forced, blocking: true);
            WaitForFinalisers();
            s_collectAbove = Math.Max(CollectFloor, MemoryCounters.LiveBytes + bytes) * 2;
        }
    }

    // On a thread of its own and bounded: the caller may hold a lock that some finaliser of the program waits for. To ask
    // whether anything came back yet is not enough: a busy machine starts the finalisers late, and what they have not
    // reached would count as live and raise the bound.
    private static void WaitForFinalisers() => Task.Run(GC.WaitForPendingFinalizers).Wait(MostMillisecondsOfFinalisers);

    private static ResourceExhaustedException OutOfMemory(long bytes, Exception? inner) =>
        new($"A tensor of {bytes} bytes does not fit in memory: {MemoryCounters.LiveBytes} bytes are in use.",
            innerException: inner);

    private static Bin[] CreateBins()
    {
        Bin[] bins = new Bin[SizeClass.Count];
        for (int i = 0; i < bins.Length; i++)
        {
            bins[i] = new Bin();
        }

        return bins;
    }

    private sealed class Bin
    {
        public readonly Lock Gate = new();
        public volatile HostStorage? Head;
        public bool Used;
    }
}
