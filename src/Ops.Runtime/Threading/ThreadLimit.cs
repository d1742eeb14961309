namespace RawOpsNet;

/// <summary>Holds a limit on the threads of the calling thread's parallel work until it is disposed.</summary>
/// <seealso cref="Threads.Limit"/>
public readonly struct ThreadLimit : IDisposable
{
    private readonly int _previous;

    internal ThreadLimit(int previous) => _previous = previous;

    /// <summary>Restores the limit that held before, on the thread that set this one.</summary>
    public void Dispose() => ThreadState.Limit = _previous;
}
