namespace RawOpsNet.OpServices;

internal static partial class StoragePool
{
    private const long LeastDroppedBytes = 2L << 20;
    private const long MostDroppedBytes = 64L << 20;

    // A collection for every few large blocks would cost as much as the ops that fill them.
    private const long LeastDroppedBlocks = 32;

    // What a block of one line costs beside its bytes, measured by the resident size: its objects, the array's head and the line
    // that aligns it, the tensor, and the room that the collector keeps for what it moves.
    private const long BytesBesideBlock = 1280;

    private static readonly List<Block> Blocks = [];
    private static readonly Lock BlocksGate = new();
    private static readonly Lock CollectGate = new();
    private static readonly CollectionBudget Dropped = new(LeastDroppedBytes, MostDroppedBytes);
    private static long s_reclaimedBytes;
    private static long s_reclaimedBlocks;
    private static long s_footprintBefore;
    private static int s_collectionsBefore;

    /// <summary>Bytes of blocks that were dropped and found, to be subtracted from what threads counted as live.</summary>
    public static long ReclaimedBytes => Volatile.Read(ref s_reclaimedBytes);

    /// <summary>How many blocks were dropped and found.</summary>
    public static long ReclaimedBlocks => Volatile.Read(ref s_reclaimedBlocks);

    private static long Footprint => Math.Max(MemoryCounters.LiveBytes + (MemoryCounters.LiveBlocks * BytesBesideBlock), 0);

    /// <summary>Puts the blocks whose storages are gone into the shared lists, and forgets those that were given up.</summary>
    public static void Sweep()
    {
        lock (BlocksGate)
        {
            Volatile.Write(ref s_collectionsBefore, GC.CollectionCount(0));
            long before = PooledBytes;
            long pooled = 0;
            long reclaimed = 0;
            int count = 0;
            int kept = 0;
            for (int i = 0; i < Blocks.Count; i++)
            {
                Block block = Blocks[i];
                if (block.IsDropped && Reclaim(block, before + pooled + block.Capacity <= Limit))
                {
                    reclaimed += block.Capacity;
                    count++;
                    pooled += block.IsAbandoned ? 0 : block.Capacity;
                }

                if (block.IsAbandoned)
                {
                    block.Free();
                }
                else
                {
                    Blocks[kept++] = block;
                }
            }

            Blocks.RemoveRange(kept, Blocks.Count - kept);
            Interlocked.Add(ref s_pooledBytes, pooled);
            Interlocked.Add(ref s_reclaimedBytes, reclaimed);
            Interlocked.Add(ref s_reclaimedBlocks, count);
        }
    }

    private static HostStorage Register(Block block)
    {
        HostStorage storage = block.Hold();
        lock (BlocksGate)
        {
            Blocks.Add(block);
        }

        return storage;
    }

    private static bool Reclaim(Block block, bool hasRoom)
    {
        Bin bin = Bins[block.SizeClass];
        lock (bin.Gate)
        {
            // Asked again: it may have been put into the list meanwhile.
            if (!block.IsDropped)
            {
                return false;
            }

            if (block.IsExposed || !hasRoom)
            {
                block.Abandon();
            }
            else
            {
                Push(bin, block);
            }

            return true;
        }
    }

    // Says whether it looked. Whatever collection there was since the last look may have found dropped tensors.
    private static bool ReclaimDropped(long bytes)
    {
        bool isOver = IsOver(bytes, 1);
        if (GC.CollectionCount(0) == Volatile.Read(ref s_collectionsBefore) && !isOver)
        {
            return false;
        }

        Sweep();
        if (isOver)
        {
            lock (CollectGate)
            {
                CollectDropped(bytes);
            }
        }

        return true;
    }

    // Most of what a loop drops is young. Where less than half of the budget comes back, old tensors were dropped as well.
    private static void CollectDropped(long bytes)
    {
        if (!IsOver(bytes, 1))
        {
            return;
        }

        GC.Collect(0, GCCollectionMode.Forced, blocking: true);
        Sweep();
        if (IsOver(bytes, 2))
        {
            Dropped.Collect(2);
            Sweep();
            Volatile.Write(ref s_footprintBefore, Footprint);
        }
    }

    private static bool IsOver(long bytes, int parts)
    {
        long footprint = Footprint;
        long before = Volatile.Read(ref s_footprintBefore);
        if (footprint < before)
        {
            // What lived at the last full collection is gone, and was never dropped.
            before = footprint;
            Volatile.Write(ref s_footprintBefore, footprint);
        }

        return footprint + bytes > before + (Math.Max(Dropped.Bytes, bytes * LeastDroppedBlocks) / parts);
    }
}
