using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>Owns the tensors that its thread makes while it is open, and disposes them when it is disposed.</summary>
/// <remarks>
/// <c>using var scope = new TensorScope();</c> scopes nest. <see cref="Keep(Tensor)"/> hands a tensor to the scope outside, or to
/// nobody. Variables are never owned by a scope. Dispose it on the thread that opened it: after <c>await</c> that may be another,
/// and then it throws.
/// </remarks>
public sealed partial class TensorScope : IDisposable
{
    private readonly TensorScope? _outer;
    private readonly ThreadMemory _memory;
    private Tensor?[] _tensors;
    private int _count;
    private bool _closed;

    /// <summary>Opens a scope on the calling thread, inside the one that is open there, if any.</summary>
    public TensorScope()
    {
        _memory = ThreadMemory.Current;
        _outer = _memory.Scope;
        _tensors = _memory.TakeList();
        _memory.Scope = this;
    }

    /// <summary>The innermost open scope of the calling thread, or null.</summary>
    public static TensorScope? Current => ThreadMemory.Current.Scope;

    /// <summary>How many tensors the scope owns, including those that were disposed meanwhile.</summary>
    public int Count => _count;

    /// <summary>
    /// Takes a tensor out of whatever open scope of this thread owns it: it lives until it is disposed or dropped.
    /// </summary>
    public static Tensor Detach(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        for (TensorScope? scope = Current; scope is not null; scope = scope._outer)
        {
            if (scope.Remove(tensor))
            {
                break;
            }
        }

        return tensor;
    }

    /// <summary>
    /// Hands a tensor that this scope owns to the scope outside, or to nobody where there is none, and returns it.
    /// </summary>
    /// <remarks>A tensor that this scope does not own is returned as it is.</remarks>
    public Tensor Keep(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        RequireThread();
        if (Remove(tensor))
        {
            _outer?.Add(tensor);
        }

        return tensor;
    }

    /// <summary>Disposes the tensors of the scope and returns to the scope outside. Disposing twice does nothing.</summary>
    /// <remarks>
    /// Throws <see cref="FailedPreconditionException"/> on another thread than the one that opened it, and while a scope inside
    /// is open.
    /// </remarks>
    public void Dispose()
    {
        if (_closed)
        {
            return;
        }

        RequireThread();
        if (_memory.Scope != this)
        {
            throw new FailedPreconditionException("A TensorScope inside this one is still open; dispose that one first.");
        }

        _closed = true;
        _memory.Scope = _outer;
        Tensor?[] tensors = _tensors;
        int count = _count;
        _tensors = [];
        _count = 0;
        for (int i = 0; i < count; i++)
        {
            tensors[i]?.Dispose();
        }

        _memory.GiveList(tensors, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(Tensor tensor)
    {
        int index = _count;
        if (index == _tensors.Length)
        {
            Array.Resize(ref _tensors, Math.Max(64, index * 2));
        }

        _tensors[index] = tensor;
        tensor.ScopeIndex = index;
        _count = index + 1;
    }

    /// <summary>The tensor that was added at a place, or null where it was kept.</summary>
    internal Tensor? At(int index) => _tensors[index];

    /// <summary>Tells whether the scope owns a tensor.</summary>
    internal bool Owns(Tensor tensor) => tensor.ScopeIndex < _count && ReferenceEquals(_tensors[tensor.ScopeIndex], tensor);

    private bool Remove(Tensor tensor)
    {
        if (!Owns(tensor))
        {
            return false;
        }

        _tensors[tensor.ScopeIndex] = null;
        return true;
    }

    private void RequireThread()
    {
        if (_memory != ThreadMemory.Current)
        {
            throw new FailedPreconditionException(
                $"A TensorScope belongs to the thread that opened it ({_memory.Thread}); this is thread "
                + $"{Environment.CurrentManagedThreadId}. Do not hold one across an await.");
        }
    }
}
