using System.Diagnostics.CodeAnalysis;

namespace RawOpsNet.OpServices;

/// <summary>Pooled host memory: a pinned array that the collector knows, aligned to 64 bytes.</summary>
/// <remarks>
/// The array is managed on purpose: a span that outlives its tensor keeps the array alive, so that safe code can never read freed
/// memory. The finaliser belongs here, not to the tensor: a storage whose tensors were dropped returns to the pool by
/// resurrection.
/// </remarks>
internal sealed unsafe class HostStorage : Storage
{
    private const long CachedBytesPerClass = 1L << 20;

    private readonly CacheLine[]? _lines;
    private bool _exposed;

    public HostStorage(int sizeClass)
    {
        SizeClass = sizeClass;
        long lines = OpServices.SizeClass.Lines(sizeClass);
        Capacity = lines * CacheLine.Size;
        CacheLimit = (int)Math.Clamp(CachedBytesPerClass / Capacity, 2, 64);

        // Pinned arrays are aligned to 8 bytes only: one more line leaves room to align the first byte.
        CacheLine[] array = GC.AllocateUninitializedArray<CacheLine>(checked((int)lines + 1), pinned: true);
        fixed (CacheLine* first = array)
        {
            Data = (byte*)(((nint)first + CacheLine.Size - 1) & -CacheLine.Size);
        }

        _lines = array;
    }

    [SuppressMessage("Reliability", "CA1821", Justification = "Returns the memory to the pool.")]
    ~HostStorage()
    {
        // No array: the constructor ran out of memory.
        if (_lines is null || Environment.HasShutdownStarted)
        {
            return;
        }

        // A count of zero: it lay in the cache of a thread that has ended.
        bool wasLive = Interlocked.Exchange(ref References, 0) > 0;
        StoragePool.Reclaim(this, wasLive);
    }

    /// <summary>The next block of the list that this one is in.</summary>
    public HostStorage? Next { get; set; }

    public int SizeClass { get; }

    public long Capacity { get; }

    /// <summary>How many blocks of this size a thread keeps for itself.</summary>
    public int CacheLimit { get; }

    /// <summary>Whether user code holds a span of the bytes.</summary>
    public bool IsExposed => _exposed;

    public void StartLife() => References = 1;

    /// <summary>Leaves the bytes to the collector, for good.</summary>
    [SuppressMessage("Usage", "CA1816", Justification = "A block that leaves the pool has nothing to give back.")]
    public void Abandon() => GC.SuppressFinalize(this);

    internal override void Expose() => _exposed = true;

    protected override void Recycle() => ThreadMemory.Current.Return(this);
}
