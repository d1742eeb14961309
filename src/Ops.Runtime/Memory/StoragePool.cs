namespace RawOpsNet.OpServices;

/// <summary>
/// The memory that no thread has in its own cache: one list of blocks for each size class, and the rules of its size.
/// </summary>
internal static partial class StoragePool
{
    private const long SmallestLimit = 256L << 20;

    private static readonly Bin[] Bins = CreateBins();
    private static readonly long Limit = Math.Max(SmallestLimit, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4);
    private static long s_pooledBytes;

    /// <summary>Bytes of blocks that wait in the shared lists.</summary>
    public static long PooledBytes => Volatile.Read(ref s_pooledBytes);

    /// <summary>
    /// Takes blocks from the shared list of a class, at most so many, linked by their storages; null where it is empty.
    /// </summary>
    public static HostStorage? TryTake(int sizeClass, int most)
    {
        Bin bin = Bins[sizeClass];
        if (bin.Head is null)
        {
            return null;
        }

        HostStorage? taken = null;
        long bytes = 0;
        lock (bin.Gate)
        {
            for (Block? block = bin.Head; block is not null && most > 0; block = bin.Head, most--)
            {
                bin.Head = block.Next;
                block.Next = null;
                HostStorage storage = block.Hold();
                block.IsPooled = false;
                storage.Next = taken;
                taken = storage;
                bytes += storage.Capacity;
            }

            bin.Used = true;
        }

        Interlocked.Add(ref s_pooledBytes, -bytes);
        return taken;
    }

    /// <summary>
    /// Makes a new block; before it, looks for dropped ones where many have been handed out since the last time.
    /// </summary>
    public static HostStorage Create(int sizeClass, int most)
    {
        long bytes = SizeClass.Lines(sizeClass) * CacheLine.Size;
        if (ReclaimDropped(bytes) && TryTake(sizeClass, most) is { } reclaimed)
        {
            return reclaimed;
        }

        long available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (bytes > available || bytes / CacheLine.Size >= Array.MaxLength)
        {
            throw OutOfMemory(bytes, null);
        }

        try
        {
            return Register(new Block(sizeClass));
        }
        catch (OutOfMemoryException)
        {
            Trim();
            GC.Collect();
        }

        try
        {
            return Register(new Block(sizeClass));
        }
        catch (OutOfMemoryException inner)
        {
            throw OutOfMemory(bytes, inner);
        }
    }

    /// <summary>Puts a block that no tensor uses into the shared list, or drops it where the lists hold enough.</summary>
    public static void Put(HostStorage storage)
    {
        if (!HasRoom(storage.Capacity))
        {
            storage.Block.Abandon();
            return;
        }

        Bin bin = Bins[storage.Block.SizeClass];
        lock (bin.Gate)
        {
            Push(bin, storage.Block);
        }

        // Until the block is marked, a look for dropped ones must not find its storage gone.
        GC.KeepAlive(storage);
    }

    /// <summary>Gives every block in the shared lists to the collector.</summary>
    public static void Trim()
    {
        foreach (Bin bin in Bins)
        {
            Empty(bin);
        }

        Sweep();
    }

    private static bool HasRoom(long bytes)
    {
        if (Interlocked.Add(ref s_pooledBytes, bytes) <= Limit)
        {
            return true;
        }

        DropUnused();
        if (PooledBytes <= Limit)
        {
            return true;
        }

        Interlocked.Add(ref s_pooledBytes, -bytes);
        return false;
    }

    private static void Push(Bin bin, Block block)
    {
        block.Next = bin.Head;
        block.IsPooled = true;
        bin.Head = block;
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
        lock (bin.Gate)
        {
            for (Block? block = bin.Head; block is not null; block = block.Next)
            {
                Interlocked.Add(ref s_pooledBytes, -block.Capacity);
                block.Abandon();
            }

            bin.Head = null;
        }
    }

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
        public volatile Block? Head;
        public bool Used;
    }
}
