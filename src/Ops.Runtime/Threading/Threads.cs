using System.Globalization;
using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet;

// One pool for the process. Who calls decides the parts of a job from the problem alone; the pool only deals them to
// threads, so that no result depends on how many there are.

/// <summary>Runs parallel work on the process's one pool of threads.</summary>
public static class Threads
{
    /// <summary>Largest number of threads.</summary>
    public const int MaxCount = PartDeal.MaxThreads;

    /// <summary>Largest number of parts of one job.</summary>
    public const int MaxParts = PartDeal.MaxParts;

    // Chunks start at whole vectors and whole cache lines, whatever the element's size.
    private const long ChunkAlignment = 64;

    private static int _count = InitialCount();

    /// <summary>
    /// Gets or sets the number of threads that parallel work uses, callers included. Starts as the environment variable
    /// <c>RAWOPS_NUM_THREADS</c>, or the number of processors. May be more than there are processors.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1 or more than <see cref="MaxCount"/>.</exception>
    public static int Count
    {
        get => Volatile.Read(ref _count);
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxCount);
            Volatile.Write(ref _count, value);
        }
    }

    /// <summary>Gets the number of threads that a call of the current thread may use now.</summary>
    internal static int Available
    {
        get
        {
            int limit = ThreadState.Limit;
            return limit == 0 ? Count : Math.Min(limit, Count);
        }
    }

    /// <summary>
    /// Limits the threads of the calling thread's parallel work until the result is disposed. A nested limit can lower
    /// the outer one, not raise it.
    /// </summary>
    /// <param name="threads">Largest number of threads, the caller included.</param>
    /// <returns>The limit: <c>using (Threads.Limit(2)) { ... }</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is less than 1.</exception>
    public static ThreadLimit Limit(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        int previous = ThreadState.Limit;
        ThreadState.Limit = previous == 0 ? threads : Math.Min(previous, threads);
        return new ThreadLimit(previous);
    }

    /// <summary>
    /// Runs every part of a job and returns when all have ended. Allocates nothing. A call from inside a part, or while
    /// another call has the pool, runs all its parts on the calling thread.
    /// </summary>
    /// <typeparam name="TJob">The job: a struct that every thread sees in place, where the caller holds it.</typeparam>
    /// <param name="job">The job.</param>
    /// <param name="parts">Number of parts, decided by the problem and never by the number of threads.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="parts"/> is negative or more than <see cref="MaxParts"/>.
    /// </exception>
    /// <remarks>If parts throw, the others run all the same; then the exception of the lowest part is thrown.</remarks>
    public static unsafe void For<TJob>(ref TJob job, int parts)
        where TJob : struct, IParallelJob
    {
        if (parts == 1)
        {
            job.Run(0);
            return;
        }

        ArgumentOutOfRangeException.ThrowIfNegative(parts);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parts, MaxParts);
        if (parts == 0)
        {
            return;
        }

        RuntimeEvents.CountJob(parts);

        // Pinned, since the job may stand inside an object; workers reach it by address.
        fixed (byte* address = &Unsafe.As<TJob, byte>(ref job))
        {
            WorkerPool.Run(address, &RunPart<TJob>, parts, Math.Min(Available, parts));
        }
    }

    /// <summary>
    /// Runs a range of elements in chunks, in parallel, and returns when all have ended. Chunks depend on
    /// <paramref name="length"/> and <paramref name="grain"/> only; a range of one chunk runs on the caller.
    /// </summary>
    /// <typeparam name="TJob">The job: a struct that every thread sees in place, where the caller holds it.</typeparam>
    /// <param name="job">The job.</param>
    /// <param name="length">Number of elements.</param>
    /// <param name="grain">Smallest number of elements that is worth a part, rounded up to a multiple of 64.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="length"/> is negative or <paramref name="grain"/> is less than 1.
    /// </exception>
    public static unsafe void ForRange<TJob>(ref TJob job, long length, long grain)
        where TJob : struct, IRangeJob
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfLessThan(grain, 1);
        if (length <= grain)
        {
            if (length > 0)
            {
                job.Run(0, length);
            }

            return;
        }

        long least = Math.Max(grain, ((length - 1) / MaxParts) + 1);
        long chunk = least > long.MaxValue - ChunkAlignment
            ? length
            : (least + ChunkAlignment - 1) / ChunkAlignment * ChunkAlignment;
        fixed (byte* address = &Unsafe.As<TJob, byte>(ref job))
        {
            var chunks = new RangeChunks<TJob>(address, length, chunk);
            For(ref chunks, (int)(((length - 1) / chunk) + 1));
        }
    }

    private static unsafe void RunPart<TJob>(void* job, int part)
        where TJob : struct, IParallelJob =>
        Unsafe.AsRef<TJob>(job).Run(part);

    private static int InitialCount()
    {
        string? text = Environment.GetEnvironmentVariable("RAWOPS_NUM_THREADS");
        bool isGiven = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0;
        return Math.Min(isGiven ? count : Environment.ProcessorCount, MaxCount);
    }
}
