using System.Runtime;

namespace RawOpsNet.Tests;

/// <summary>Measures how a loop's memory grows from its first thousand steps to ten thousand.</summary>
internal static class ResidentSize
{
    private const int FewSteps = 1_000;
    private const int ManySteps = 10_000;

    // The bound on what nine thousand more steps may add.
    private const long Slack = 2L << 20;

    /// <summary>
    /// Asserts that the process and the pool are at most 2 MB larger after ten thousand steps than after a thousand.
    /// </summary>
    public static void AssertFlat(Action step)
    {
        // What the compiler needs to make the step's code faster, in the background, is not the step's memory.
        for (int round = 0; round < 4; round++)
        {
            Run(step, 100);
            AwaitCompiler();
        }

        MemoryCounters.Trim();
        GC.Collect();
        Run(step, FewSteps);
        AwaitCompiler();
        (long resident, long pool) = Read();
        Run(step, ManySteps - FewSteps);
        AwaitCompiler();
        (long residentAfter, long poolAfter) = Read();
        Assert.InRange(poolAfter - pool, long.MinValue, Slack);
        Assert.InRange(residentAfter - resident, long.MinValue, Slack);
    }

    private static (long Resident, long Pool) Read() =>
        (Environment.WorkingSet, MemoryCounters.LiveBytes + MemoryCounters.PooledBytes);

    private static void Run(Action step, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            step();
        }
    }

    // It begins 100 ms after the last new method, and may find new ones to do then.
    private static void AwaitCompiler()
    {
        long before;
        do
        {
            before = JitInfo.GetCompiledMethodCount();
            Thread.Sleep(150);
        }
        while (JitInfo.GetCompiledMethodCount() != before);
    }
}
