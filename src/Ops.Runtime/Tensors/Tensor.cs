using System.Diagnostics;
using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>A dense, row-major, immutable array of elements of one dtype on one device.</summary>
/// <remarks>
/// Made from numbers and arrays implicitly, by <see cref="From{T}(ReadOnlySpan{T}, Shape)"/>, or by an op. Dispose it, or open a
/// <see cref="TensorScope"/>, to return its memory at once; otherwise a collection does.
/// </remarks>
[DebuggerDisplay("{DebuggerText,nq}")]
[DebuggerTypeProxy(typeof(TensorDebugView))]
public sealed unsafe partial class Tensor : IDisposable
{
    private readonly Shape _shape;
    private readonly Device _device;
    private readonly DType _dtype;
    private TensorState _state;
    private byte* _data;

    internal Tensor(Storage storage, Shape shape, long count, DType dtype, Device device, long id)
    {
        Storage = storage;
        _data = storage.Data;
        _shape = shape;
        _dtype = dtype;
        _device = device;
        Count = count;
        Id = id;
    }

    /// <summary>The dtype of the elements.</summary>
    public DType DType => _dtype;

    /// <summary>The dims, all known.</summary>
    public Shape Shape => _shape;

    /// <summary>The number of dims.</summary>
    public int Rank => _shape.Rank;

    /// <summary>The number of elements.</summary>
    public long Count { get; }

    /// <summary>The device that holds the elements.</summary>
    public Device Device => _device;

    /// <summary>A number that no other tensor or variable of the process has.</summary>
    public long Id { get; }

    /// <summary>Whether the tensor was disposed.</summary>
    public bool IsDisposed => _state == TensorState.Disposed;

    /// <summary>Whether the tensor is a transient read of a variable; see Variable.</summary>
    internal bool IsTransient => Storage is TransientStorage;

    internal bool IsReadable => _state == TensorState.Live;

    internal Storage Storage { get; }

    /// <summary>The place in the list of the scope that owns this tensor.</summary>
    internal int ScopeIndex { get; set; }

    /// <summary>The first byte, or null where the slow path must say why there is none.</summary>
    internal byte* DataOrNull
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _data;
    }

    /// <summary>Returns the memory, unless another tensor or a variable shares it. Disposing twice does nothing.</summary>
    /// <remarks>Any later use of the elements throws <see cref="FailedPreconditionException"/>.</remarks>
    public void Dispose()
    {
        TensorState before = Interlocked.Exchange(ref _state, TensorState.Disposed);
        if (before == TensorState.Live)
        {
            // The reference to the storage stays: a kernel that runs on another thread meanwhile reads stale bytes, never freed
            // ones.
            _data = null;
            Storage.Release();
        }
    }

    /// <summary>Says that the variable behind this transient read was written: its bytes are no longer what was read.</summary>
    internal void MarkStale()
    {
        if (Interlocked.CompareExchange(ref _state, TensorState.Stale, TensorState.Live) == TensorState.Live)
        {
            _data = null;
        }
    }

    /// <summary>Takes <see cref="MarkStale"/> back: the variable was not written after all.</summary>
    internal unsafe void MarkLive()
    {
        if (Interlocked.CompareExchange(ref _state, TensorState.Live, TensorState.Stale) == TensorState.Stale)
        {
            _data = Storage.Data;
        }
    }

    /// <summary>Says in a few words why the elements cannot be read.</summary>
    internal string WhyUnreadable() => _state switch
    {
        TensorState.Disposed => "disposed",
        TensorState.Stale => $"read from variable '{(Storage as TransientStorage)?.Name}', which has been written since",
        _ => _device.IsCpu ? "not readable" : "not to be read from its device",
    };

    /// <summary>Throws unless the elements can be read; the error names the op and the argument.</summary>
    internal void RequireReadable(string? op = null, string? label = null, string? argument = null)
    {
        if (_state != TensorState.Live)
        {
            throw NotReadable(op, label, argument);
        }
    }

    private FailedPreconditionException NotReadable(string? op, string? label, string? argument)
    {
        string subject = argument is null ? $"The tensor {Describe()}" : $"{argument} ({Describe()})";
        return new FailedPreconditionException(
            _state == TensorState.Stale
                ? $"{subject} was read from variable '{(Storage as TransientStorage)?.Name}', which has been written since. "
                    + "Take Variable.Read() where a value must outlive an update."
                : $"{subject} has been disposed, by its owner or by the scope that it was made in; TensorScope.Keep takes a "
                    + "tensor out of its scope.",
            op,
            label,
            argument);
    }

    private string Describe() => $"{_dtype.Name} {_shape}";
}
