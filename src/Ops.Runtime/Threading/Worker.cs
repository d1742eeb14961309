using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace RawOpsNet;

/// <summary>Is one background thread of the pool: spins a little for the next job, then parks.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A worker lives as long as the process.")]
internal sealed class Worker
{
    // Long enough to bridge the gap between two ops of a training step, short enough to cost an idle process nothing.
    private static readonly long SpinTicks = Stopwatch.Frequency / 20_000;

    private const int PausesPerRound = 32;

    private readonly SemaphoreSlim _wakeUp = new(0);
    private readonly int _thread;
    private int _isParked;

    /// <summary>Starts a worker.</summary>
    /// <param name="thread">Number under which it takes parts, from 1.</param>
    public Worker(int thread)
    {
        _thread = thread;
        new Thread(Loop)
        {
            IsBackground = true,
            Name = string.Create(CultureInfo.InvariantCulture, $"RawOps worker {thread}"),
        }.Start();
    }

    /// <summary>Wakes the worker if it is parked.</summary>
    public void Wake()
    {
        if (Volatile.Read(ref _isParked) != 0 && Interlocked.Exchange(ref _isParked, 0) != 0)
        {
            _wakeUp.Release();
        }
    }

    private void Loop()
    {
        ThreadState.IsInside = true;
        int seen = WorkerPool.JobNumber - 1;
        while (true)
        {
            seen = AwaitJobAfter(seen);
            WorkerPool.TakeParts(_thread);
        }
    }

    private int AwaitJobAfter(int seen)
    {
        while (true)
        {
            long start = Stopwatch.GetTimestamp();
            do
            {
                for (int pause = 0; pause < PausesPerRound; pause++)
                {
                    if (WorkerPool.JobNumber != seen)
                    {
                        return WorkerPool.JobNumber;
                    }

                    Thread.SpinWait(1);
                }
            }
            while (Stopwatch.GetTimestamp() - start < SpinTicks);

            Park(seen);
        }
    }

    // Says that it parks before it looks for a job once more; a caller starts the job before it looks for who is
    // parked. So one of the two sees the other.
    private void Park(int seen)
    {
        Interlocked.Exchange(ref _isParked, 1);
        if (WorkerPool.JobNumber != seen && Interlocked.Exchange(ref _isParked, 0) != 0)
        {
            return;
        }

        _wakeUp.Wait();
    }
}
