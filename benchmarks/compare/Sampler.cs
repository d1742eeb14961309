using System.Diagnostics;

namespace RawOpsNet.Compare;

/// <summary>Times one side of a comparison.</summary>
internal static class Sampler
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(400);

    /// <summary>Runs until the JIT has settled: its second tier comes after 30 calls and a pause.</summary>
    public static void Warm(Action run)
    {
        Stopwatch clock = Stopwatch.StartNew();
        for (int i = 0; i < 3 || clock.Elapsed < WarmUp; i++)
        {
            run();
            if (i is 40 or 80)
            {
                Thread.Sleep(120);
            }
        }
    }

    /// <summary>Finds how many runs take at least a time.</summary>
    public static long Calibrate(ISide side, TimeSpan least)
    {
        long count = 1;
        while (true)
        {
            double seconds = side.Time(count);
            if (seconds >= least.TotalSeconds)
            {
                return count;
            }

            double factor = seconds <= 0 ? 10 : Math.Clamp(1.2 * least.TotalSeconds / seconds, 1.5, 10);
            count = (long)Math.Ceiling(count * factor);
        }
    }
}
