namespace RawOpsNet;

/// <summary>Runs chunks of a range; a struct, so that <see cref="Threads.ForRange"/> shares it without boxing.</summary>
public interface IRangeJob
{
    /// <summary>Runs the elements from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    /// <param name="start">First element, a multiple of 64.</param>
    /// <param name="end">End of the chunk: a multiple of 64, or the length of the range.</param>
    void Run(long start, long end);
}
