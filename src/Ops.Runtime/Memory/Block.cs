using System.Runtime.InteropServices;

namespace RawOpsNet.OpServices;

/// <summary>Host memory that the pool owns: a pinned array that the collector knows, aligned to 64 bytes.</summary>
/// <remarks>
/// The array is managed on purpose: a span that outlives its tensor keeps the array alive, so that safe code can never read freed
/// memory. The pool sees by a weak handle that a storage was dropped: a finaliser for each would cost three times the call, and
/// makes an old object of every young one.
/// </remarks>
internal sealed unsafe class Block
{
    private const long CachedBytesPerClass = 1L << 20;

    // A step's tensors live until its scope ends: hundreds of small ones.
    private const int MostCached = 1024;

    private CacheLine[]? _lines;

    // It outlives the finalisers of the program's own objects, which may read the tensors that they hold.
    private WeakGCHandle<HostStorage> _holder;

    public Block(int sizeClass)
    {
        SizeClass = sizeClass;
        long lines = OpServices.SizeClass.Lines(sizeClass);
        Capacity = lines * CacheLine.Size;
        CacheLimit = (int)Math.Clamp(CachedBytesPerClass / Capacity, 2, MostCached);

        // Pinned arrays are aligned to 8 bytes only: one more line leaves room to align the first byte.
        _lines = GC.AllocateUninitializedArray<CacheLine>(checked((int)lines + 1), pinned: true);
        fixed (CacheLine* first = _lines)
        {
            Data = (byte*)(((nint)first + CacheLine.Size - 1) & -CacheLine.Size);
        }
    }

    public byte* Data { get; }

    public int SizeClass { get; }

    public long Capacity { get; }

    /// <summary>How many blocks of this size a thread keeps for itself.</summary>
    public int CacheLimit { get; }

    /// <summary>The next block of the list that this one is in.</summary>
    public Block? Next { get; set; }

    /// <summary>Whether the block lies in a shared list; written under that list's lock.</summary>
    public bool IsPooled { get; set; }

    /// <summary>Whether user code holds a span of the bytes.</summary>
    public bool IsExposed { get; set; }

    /// <summary>Whether the pool has given the bytes up.</summary>
    public bool IsAbandoned => _lines is null;

    /// <summary>Whether the storage that held the bytes last is gone.</summary>
    public bool IsDropped => !IsPooled && !IsAbandoned && !_holder.TryGetTarget(out _);

    /// <summary>Makes the storage that holds the bytes from now on.</summary>
    public HostStorage Hold()
    {
        HostStorage storage = new(this);
        if (_holder.IsAllocated)
        {
            _holder.SetTarget(storage);
        }
        else
        {
            _holder = new WeakGCHandle<HostStorage>(storage, trackResurrection: true);
        }

        return storage;
    }

    /// <summary>Leaves the bytes to the collector, for good.</summary>
    public void Abandon() => _lines = null;

    /// <summary>Lets go of the handle of an abandoned block.</summary>
    public void Free() => _holder.Dispose();
}
