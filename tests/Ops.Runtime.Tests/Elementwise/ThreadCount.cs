namespace RawOpsNet.Tests.Loops;

/// <summary>Sets the number of threads until it is disposed.</summary>
internal readonly struct ThreadCount : IDisposable
{
    private readonly int _before;

    public ThreadCount(int threads)
    {
        _before = Threads.Count;
        Threads.Count = threads;
    }

    public void Dispose() => Threads.Count = _before;
}
