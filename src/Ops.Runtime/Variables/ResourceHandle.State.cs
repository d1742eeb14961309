using RawOpsNet.OpServices;

namespace RawOpsNet;

public sealed partial class ResourceHandle
{
    private static long s_created;

    private long _version;
    private Tensor? _value;
    private Tensor? _transient;
    private Tensor? _parted;

    /// <summary>The place in the order of locks.</summary>
    internal long Order { get; }

    /// <summary>Guards the value, the version and the transient read.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>The value, which no scope owns; null before the first assignment and once destroyed. The lock is held.</summary>
    internal Tensor? Value
    {
        get
        {
            if (IsWaiting)
            {
                Batch!.RunEarly();
            }

            return _value;
        }
        private set => _value = value;
    }

    /// <summary>Gives the value as it stands, for a debugger: without the lock, and without the updates that wait.</summary>
    internal Tensor? Peek() => _value;

    /// <summary>The batch that holds the lock, if one does.</summary>
    internal UpdateBatch? Batch { get; set; }

    /// <summary>Whether an update of the value waits in <see cref="Batch"/>.</summary>
    internal bool IsWaiting { get; set; }

    /// <summary>Which wave of the batch the last update that waits is in.</summary>
    internal int Wave { get; set; }

    /// <summary>Whether the batch has a value to go back to.</summary>
    internal bool IsKept { get; set; }

    /// <summary>The value without the updates that wait for it. The lock is held.</summary>
    internal Tensor? Pending => _value;

    /// <summary>Whether a tape watches the variable when it is read.</summary>
    internal bool IsTrainable { get; set; }

    /// <summary>The variable that users see, where the handle belongs to one.</summary>
    internal Variable? Owner { get; init; }

    /// <summary>Whether a value was destroyed, for messages.</summary>
    internal bool WasDestroyed { get; private set; }

    /// <summary>Gives the value, or throws that there is none. The lock is held.</summary>
    internal Tensor RequireValue(string? op, string? label, string argument) => Value ?? throw Without(op, label, argument);

    /// <summary>Gives <see cref="Pending"/>, or throws that there is no value. The lock is held.</summary>
    internal Tensor RequirePending(string? op, string? label, string argument) => _value ?? throw Without(op, label, argument);

    /// <summary>Makes the value, or a copy of it where someone holds it, ready to be written. The lock is held.</summary>
    /// <param name="inputs">What the writing kernel reads: a transient read of this variable among them needs a copy too.</param>
    internal Tensor PrepareWrite(ReadOnlySpan<Tensor> inputs)
    {
        if (IsWaiting)
        {
            // Prepared before; whoever looks at the value makes the batch run first, so it is still the batch's own.
            Volatile.Write(ref _version, _version + 1);
            return _value!;
        }

        Tensor value = _value!;
        _parted = _transient;
        if (LeaveTransient(inputs) | value.Storage.IsShared)
        {
            _parted = null;
            Tensor copy = TensorAccess.AllocateUnscoped(value.Shape, value.DType, value.Device);
            TensorAccess.CopyTo(value, copy);
            Value = copy;
            value.Dispose();
            MemoryCounters.CountVariableCopy();
        }

        Volatile.Write(ref _version, _version + 1);
        return _value!;
    }

    /// <summary>
    /// Says that nothing was written after <see cref="PrepareWrite"/>: the kernel has refused. The lock is held.
    /// </summary>
    internal void TakeBackWrite()
    {
        Volatile.Write(ref _version, _version - 1);
        if (_parted is { } parted)
        {
            parted.MarkLive();
            _transient = parted;
        }
    }

    /// <summary>Replaces the value; the old one lives on where someone holds it. The lock is held.</summary>
    internal void Replace(Tensor unscoped)
    {
        LeaveTransient([]);
        _parted = null;
        Tensor? old = Value;
        Value = unscoped;
        LetGo(old);
        Volatile.Write(ref _version, _version + 1);
        WasDestroyed = false;
    }

    /// <summary>Gives the variable back the value that it had when its batch began. The lock is held.</summary>
    internal void PutBack(Tensor value)
    {
        LeaveTransient([]);
        _value?.Dispose();
        _value = value;
        WasDestroyed = false;
    }

    /// <summary>Sets the version that belongs to the value that was put back. The lock is held.</summary>
    internal void PutBack(long version) => Volatile.Write(ref _version, version);

    /// <summary>Drops the value; false where there is none. The lock is held.</summary>
    internal bool Destroy()
    {
        if (Value is null)
        {
            return false;
        }

        LeaveTransient([]);
        LetGo(_value);
        Value = null;
        WasDestroyed = true;
        Volatile.Write(ref _version, _version + 1);
        return true;
    }

    /// <summary>
    /// Gives the transient read of the present value, the same one until the value is written. The lock is held.
    /// </summary>
    internal Tensor LendTransient(string? op, string? label, string argument)
    {
        Tensor value = RequireValue(op, label, argument);
        if (_transient is { IsReadable: true } lent)
        {
            TransientStorage storage = (TransientStorage)lent.Storage;
            storage.IsForeign |= storage.Thread != Environment.CurrentManagedThreadId;
            return lent;
        }

        TransientStorage borrowed = new(Name, value.Storage);
        _transient = new Tensor(
            borrowed, value.Shape, value.Count, value.DType, value.Device, ThreadMemory.Current.NewId());
        return _transient;
    }

    private void LetGo(Tensor? old)
    {
        if (old is not null && Batch?.TryKeep(this, old, _version) != true)
        {
            old.Dispose();
        }
    }

    private FailedPreconditionException Without(string? op, string? label, string argument) => new(
        WasDestroyed
            ? $"{argument} is the variable '{Name}', which has been destroyed: make another, or dispose it later."
            : $"{argument} is the variable '{Name}', which has no value yet: assign one first.",
        op,
        label,
        argument);

    // Parts from the transient read before a write. True where it must keep the bytes: a tape needs them, another thread may be
    // reading them, or the writing kernel itself does. Otherwise it turns stale, and says so when it is used.
    private bool LeaveTransient(ReadOnlySpan<Tensor> inputs)
    {
        Tensor? transient = _transient;
        _transient = null;
        if (transient is not { IsReadable: true })
        {
            return false;
        }

        TransientStorage storage = (TransientStorage)transient.Storage;
        bool needed = storage.Holds > 0 || storage.IsForeign || storage.Thread != Environment.CurrentManagedThreadId;
        foreach (Tensor input in inputs)
        {
            needed |= ReferenceEquals(input, transient);
        }

        if (needed)
        {
            storage.Keep();
            return true;
        }

        transient.MarkStale();
        return false;
    }
}
