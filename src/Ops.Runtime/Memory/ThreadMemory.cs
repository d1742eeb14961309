using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>
/// What one thread needs to make tensors without asking others: a cache of blocks, a range of ids, its scope, its counts.
/// </summary>
internal sealed class ThreadMemory
{
    private const int IdBlock = 4096;

    [ThreadStatic]
    private static ThreadMemory? t_current;

    private static long s_nextIdBlock = 1;

    private readonly HostStorage?[] _heads = new HostStorage?[SizeClass.Count];
    private readonly int[] _counts = new int[SizeClass.Count];
    private readonly Tally _tally;
    private Tensor?[]? _spareList;
    private long _nextId;
    private long _endOfIds;

    private ThreadMemory()
    {
        Thread = Environment.CurrentManagedThreadId;
        _tally = MemoryCounters.NewTally();
    }

    // The thread has ended: its cached blocks come back by their own finalisers, its counts must not be lost.
    ~ThreadMemory() => MemoryCounters.Retire(_tally);

    /// <summary>The calling thread's own.</summary>
    public static ThreadMemory Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => t_current ?? Create();
    }

    /// <summary>The innermost open scope of the thread.</summary>
    public TensorScope? Scope { get; set; }

    public int Thread { get; }

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
        HostStorage? storage = _heads[sizeClass];
        if (storage is not null)
        {
            _heads[sizeClass] = storage.Next;
            _counts[sizeClass]--;
            _tally.CachedBytes -= storage.Capacity;
            storage.Next = null;
        }
        else
        {
            storage = RentShared(sizeClass);
        }

        _tally.LiveBytes += storage.Capacity;
        _tally.Allocations++;
        storage.StartLife();
        return storage;
    }

    public void Return(HostStorage storage)
    {
        _tally.LiveBytes -= storage.Capacity;
        if (storage.IsExposed)
        {
            storage.Abandon();
            return;
        }

        int sizeClass = storage.SizeClass;
        if (_counts[sizeClass] < storage.CacheLimit)
        {
            storage.Next = _heads[sizeClass];
            _heads[sizeClass] = storage;
            _counts[sizeClass]++;
            _tally.CachedBytes += storage.Capacity;
        }
        else
        {
            StoragePool.Put(storage);
        }
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
        for (int i = 0; i < _heads.Length; i++)
        {
            for (HostStorage? head = _heads[i]; head is not null; head = head.Next)
            {
                head.Abandon();
                _tally.CachedBytes -= head.Capacity;
            }

            _heads[i] = null;
            _counts[i] = 0;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static HostStorage RentShared(int sizeClass) => StoragePool.TryTake(sizeClass) ?? StoragePool.Create(sizeClass);

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
