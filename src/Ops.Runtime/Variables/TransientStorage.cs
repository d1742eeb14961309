namespace RawOpsNet.OpServices;

/// <summary>
/// Lends a variable's buffer to its transient read, without a count: an update in the same thread writes in place.
/// </summary>
/// <remarks>All members but <see cref="Name"/> are guarded by the variable's lock.</remarks>
internal sealed unsafe class TransientStorage : Storage
{
    private readonly Storage _lender;
    private bool _keeps;

    public TransientStorage(string name, Storage lender)
    {
        Name = name;
        _lender = lender;
        Data = lender.Data;
        Thread = Environment.CurrentManagedThreadId;
    }

    /// <summary>The variable's name, for messages.</summary>
    public string Name { get; }

    /// <summary>The thread that asked for the read.</summary>
    public int Thread { get; }

    /// <summary>Whether another thread asked for the same read: a kernel may be running there.</summary>
    public bool IsForeign { get; set; }

    /// <summary>How many records of tapes need the value.</summary>
    public int Holds;

    internal override Storage Owner => _lender;

    /// <summary>Makes the read an ordinary one that counts: the variable leaves the buffer to it.</summary>
    public void Keep()
    {
        if (!_keeps && _lender.TryAddReference())
        {
            _keeps = true;
        }
    }

    internal override void Expose() => _lender.Expose();

    protected override void Recycle()
    {
        if (_keeps)
        {
            _lender.Release();
        }
    }
}
