using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>
/// What one thread needs to make tensors without asking others: a cache of blocks, a range of ids, its scope, its counts.
/// </summary>
internal sealed class ThreadMemory
{
    private const int IdBlock = 4096;

    // A power of two: asking what the thread has allocated costs some 20 ns.
    private const int AllocationsALook = 256;

    private const int SmallBlocksAtOnce = 16;

    // Up to 4 KB.
    private const int SmallClasses = 20;

    private const long LeastGarbageBytes = 2L << 20;
    private const long MostGarbageBytes = 64L << 20;

    private static readonly CollectionBudget Garbage = new(LeastGarbageBytes, MostGarbageBytes);

    [ThreadStatic]
    private static ThreadMemory? t_current;

    private static long s_nextIdBlock = 1;

    // Stacks and not linked lists: of the collector's write barriers, which a reference costs, one a block is left.
    private readonly HostStorage?[]?[] _cached = new HostStorage?[]?[SizeClass.Count];
    private readonly int[] _counts = new int[SizeClass.Count];
    private readonly Tally _tally;
    private Tensor?[]? _spareList;
    private long _nextId;
    private long _endOfIds;
    private long _allocatedBefore;
    private int _collections;

    private ThreadMemory()
    {
        Thread = Environment.CurrentManagedThreadId;
        _tally = MemoryCounters.NewTally();
        _ = RuntimeEvents.Log;
    }

    // The thread has ended: its cached blocks go to the shared lists, and its counts must not be lost.
    ~ThreadMemory()
    {
        MemoryCounters.Retire(_tally);
        for (int i = 0; i < _cached.Length; i++)
        {
            for (int k = 0; k < _counts[i]; k++)
            {
                StoragePool.Put(_cached[i]![k]!);
            }
        }
    }

    /// <summary>The calling thread's own.</summary>
    public static ThreadMemory Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => t_current ?? Create();
    }

    /// <summary>The innermost open scope of the thread.</summary>
    public TensorScope? Scope { get; set; }

    public int Thread { get; }

    /// <summary>The bytes of the blocks that the thread has taken since it began.</summary>
    public long RentedBytes => _tally.RentedBytes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long NewId()
    {
        long id = _nextId;
        if (id == _endOfIds)
        {
            id = TakeIds();
        }

        _nextId = id + 1;
        return id;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public HostStorage Rent(long bytes)
    {
        // An empty tensor has a block too: every pointer is valid.
        int sizeClass = SizeClass.Of(Math.Max(1, (long)((ulong)(bytes + CacheLine.Size - 1) / CacheLine.Size)));
        HostStorage storage;
        int left = _counts[sizeClass] - 1;
        if (left >= 0)
        {
            ref HostStorage? place = ref _cached[sizeClass]![left];
            storage = place!;
            place = null;
            _counts[sizeClass] = left;
            _tally.CachedBytes -= storage.Capacity;
        }
        else
        {
            storage = RentShared(sizeClass);
        }

        _tally.RentedBytes += storage.Capacity;
        _tally.LiveBlocks++;
        if ((++_tally.Allocations & (AllocationsALook - 1)) == 0)
        {
            CollectGarbage();
        }

        return storage;
    }

    public void Return(HostStorage storage)
    {
        _tally.ReturnedBytes += storage.Capacity;
        _tally.LiveBlocks--;
        Block block = storage.Block;
        if (block.IsExposed)
        {
            block.Abandon();
            return;
        }

        int sizeClass = block.SizeClass;
        int count = _counts[sizeClass];
        if (count >= block.CacheLimit)
        {
            StoragePool.Put(storage);
            return;
        }

        HostStorage?[]? cached = _cached[sizeClass];
        if (cached is null || count == cached.Length)
        {
            cached = Grow(sizeClass);
        }

        cached[count] = storage;
        _counts[sizeClass] = count + 1;
        _tally.CachedBytes += storage.Capacity;
    }

    /// <summary>Gives a list for a scope to write its tensors in.</summary>
    public Tensor?[] TakeList()
    {
        Tensor?[] list = _spareList ?? new Tensor?[64];
        _spareList = null;
        return list;
    }

    /// <summary>Takes a scope's list back, cleared.</summary>
    public void GiveList(Tensor?[] list, int used)
    {
        Array.Clear(list, 0, used);
        _spareList = list;
    }

    /// <summary>Gives the thread's cached blocks to the collector.</summary>
    public void Trim()
    {
        for (int i = 0; i < _cached.Length; i++)
        {
            for (int k = 0; k < _counts[i]; k++)
            {
                HostStorage storage = _cached[i]![k]!;
                storage.Block.Abandon();
                _tally.CachedBytes -= storage.Capacity;
            }

            _cached[i] = null;
            _counts[i] = 0;
        }
    }

    // Small blocks come in handfuls: a loop that drops its tensors takes each from the shared lists.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private HostStorage RentShared(int sizeClass)
    {
        int most = sizeClass < SmallClasses ? SmallBlocksAtOnce : 1;
        HostStorage storage = StoragePool.TryTake(sizeClass, most) ?? StoragePool.Create(sizeClass, most);
        HostStorage? other = storage.Next;
        storage.Next = null;
        while (other is not null)
        {
            HostStorage? next = other.Next;
            other.Next = null;
            HostStorage?[] cached = _cached[sizeClass] ?? Grow(sizeClass);
            cached[_counts[sizeClass]++] = other;
            _tally.CachedBytes += other.Capacity;
            other = next;
        }

        return storage;
    }

    // The first array holds the blocks that are taken at once from the shared lists.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private HostStorage?[] Grow(int sizeClass)
    {
        HostStorage?[] cached = _cached[sizeClass] ?? [];
        Array.Resize(ref cached, Math.Max(cached.Length * 2, SmallBlocksAtOnce));
        return _cached[sizeClass] = cached;
    }

    // Disposed blocks leave their tensors and shapes behind, which the collector would let grow to its share of the processor's
    // cache (16 MB and more) before it looks at them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CollectGarbage()
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        if (GC.CollectionCount(0) == _collections && allocated - _allocatedBefore < Garbage.Bytes)
        {
            return;
        }

        if (GC.CollectionCount(0) == _collections)
        {
            Garbage.Collect(0);
        }

        _collections = GC.CollectionCount(0);
        _allocatedBefore = allocated;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ThreadMemory Create() => t_current = new ThreadMemory();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long TakeIds()
    {
        long first = Interlocked.Add(ref s_nextIdBlock, IdBlock) - IdBlock;
        _endOfIds = first + IdBlock;
        return first;
    }
}
