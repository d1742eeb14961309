namespace RawOpsNet;

/// <summary>Runs one job at a time on the caller and on background workers of its own.</summary>
internal static unsafe class WorkerPool
{
    // Pauses between two looks at the clock or two yields; short, because a woken worker often lands on the caller's
    // processor, and a caller that spins on without yielding delays it (measured: 580 instead of 75 to 100 us).
    private const int PausesPerRound = 32;

    private static readonly PartDeal Deal = new();
    private static readonly Lock FailureLock = new();

    // Only the caller that holds the pool adds workers.
    private static Worker[] _workers = [];
    private static int _isTaken;
    private static int _remaining;
    private static int _jobNumber;
    private static void* _job;
    private static delegate*<void*, int, void> _run;
    private static PartFailure _failure;

    /// <summary>Gets a number that changes whenever a job starts.</summary>
    public static int JobNumber => Volatile.Read(ref _jobNumber);

    /// <summary>Runs parts 0 up to <paramref name="parts"/> of a job on at most <paramref name="threads"/> threads.</summary>
    public static void Run(void* job, delegate*<void*, int, void> run, int parts, int threads)
    {
        if (threads == 1 || ThreadState.IsInside || Interlocked.CompareExchange(ref _isTaken, 1, 0) != 0)
        {
            RunHere(job, run, parts);
            return;
        }

        PartFailure failure;
        ThreadState.IsInside = true;
        try
        {
            HireUpTo(threads - 1);
            _job = job;
            _run = run;
            Volatile.Write(ref _remaining, parts);
            Deal.Open(parts, threads);
            Interlocked.Increment(ref _jobNumber);
            for (int worker = 0; worker < threads - 1; worker++)
            {
                _workers[worker].Wake();
            }

            TakeParts(0);
            AwaitLastPart();
        }
        finally
        {
            failure = _failure;
            _failure = default;
            ThreadState.IsInside = false;
            Volatile.Write(ref _isTaken, 0);
        }

        failure.Throw();
    }

    /// <summary>Takes and runs parts of the current job until none is left for this thread.</summary>
    /// <param name="thread">0 for the caller, from 1 for the workers.</param>
    public static void TakeParts(int thread)
    {
        int part;
        while ((part = Deal.Take(thread)) >= 0)
        {
            try
            {
                _run(_job, part);
            }
            catch (Exception exception)
            {
                lock (FailureLock)
                {
                    _failure.Add(part, exception);
                }
            }

            Interlocked.Decrement(ref _remaining);
        }
    }

    // As on the pool, a part that throws does not keep the others from running.
    private static void RunHere(void* job, delegate*<void*, int, void> run, int parts)
    {
        PartFailure failure = default;
        for (int part = 0; part < parts; part++)
        {
            try
            {
                run(job, part);
            }
            catch (Exception exception)
            {
                failure.Add(part, exception);
            }
        }

        failure.Throw();
    }

    private static void AwaitLastPart()
    {
        while (Volatile.Read(ref _remaining) != 0)
        {
            for (int pause = 0; pause < PausesPerRound; pause++)
            {
                Thread.SpinWait(1);
                if (Volatile.Read(ref _remaining) == 0)
                {
                    return;
                }
            }

            Thread.Yield();
        }
    }

    private static void HireUpTo(int count)
    {
        int hired = _workers.Length;
        if (hired >= count)
        {
            return;
        }

        Worker[] workers = _workers;
        Array.Resize(ref workers, count);
        for (int worker = hired; worker < count; worker++)
        {
            workers[worker] = new Worker(worker + 1);
        }

        _workers = workers;
    }
}
