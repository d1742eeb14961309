namespace RawOpsNet;

/// <summary>Keeps what the pool knows about the current thread.</summary>
internal static class ThreadState
{
    [ThreadStatic]
    private static int _limit;

    [ThreadStatic]
    private static bool _isInside;

    /// <summary>Gets or sets the caller's limit; 0 stands for none, which is what a new thread starts with.</summary>
    public static int Limit
    {
        get => _limit;
        set => _limit = value;
    }

    /// <summary>Gets or sets whether the thread is running a part, so that a nested call stays on it.</summary>
    public static bool IsInside
    {
        get => _isInside;
        set => _isInside = value;
    }
}
