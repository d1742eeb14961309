namespace RawOpsNet.Tests.Runtime;

/// <summary>Sets <see cref="Threads.Count"/> until it is disposed.</summary>
internal readonly struct ThreadCount : IDisposable
{
    private readonly int _previous;

    public ThreadCount(int count)
    {
        _previous = Threads.Count;
        Threads.Count = count;
    }

    public void Dispose() => Threads.Count = _previous;
}
