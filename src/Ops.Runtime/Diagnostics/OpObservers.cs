namespace RawOpsNet.OpServices;

/// <summary>
/// Counts what a call asks before it runs: open profiles, and threads in a device's scope. Where there is none, a call reads one
/// number.
/// </summary>
internal static class OpObservers
{
    private static int s_open;

    /// <summary>Whether one is open on any thread.</summary>
    public static bool Any => s_open != 0;

    /// <summary>Adds to the count, or takes from it.</summary>
    public static void Add(int change) => Interlocked.Add(ref s_open, change);
}
