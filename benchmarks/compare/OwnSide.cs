using System.Diagnostics;

namespace RawOpsNet.Compare;

/// <summary>Times our work, in this process.</summary>
/// <param name="run">The work.</param>
/// <param name="repeats">How often the work is done in one call of it.</param>
internal sealed class OwnSide(Action run, int repeats) : ISide
{
    /// <inheritdoc/>
    public double Time(long count)
    {
        long calls = (count + repeats - 1) / repeats;
        long start = Stopwatch.GetTimestamp();
        for (long i = 0; i < calls; i++)
        {
            run();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds * count / (calls * repeats);
    }
}
