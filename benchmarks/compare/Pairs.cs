namespace RawOpsNet.Compare;

/// <summary>Measures alternately, so that what disturbs the machine disturbs both sides.</summary>
internal static class Pairs
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static Row Measure(string name, int threads, ISide ours, PeerSide theirs, ComparisonOptions options)
    {
        long ownCount = Sampler.Calibrate(ours, options.Sample);
        long peerCount = Sampler.Calibrate(theirs, options.Sample);
        List<(double Own, double Peer)> pairs = [];
        for (int i = 0; i < options.Pairs; i++)
        {
            // Who goes first changes: the second may find the processor warmer, or slower.
            double own = i % 2 == 0 ? Time(ours, ownCount) : 0;
            double peer = Time(theirs, peerCount);
            own = i % 2 == 0 ? own : Time(ours, ownCount);
            pairs.Add((own, peer));
        }

        double[] ratios = [.. pairs.Select(pair => pair.Own / pair.Peer).Order()];
        return new Row(
            name,
            theirs.PeerName,
            threads,
            ratios[ratios.Length / 2],
            ratios[^1] - ratios[0],
            Median(pairs.Select(pair => pair.Own)),
            Median(pairs.Select(pair => pair.Peer)));
    }

    // Threads of OpenMP spin for some milliseconds after their last work, on a processor that the other side needs; and after a
    // pause two threads run as one for a while.
    private static double Time(ISide side, long count)
    {
        Thread.Sleep(Pause);
        side.Time(1 + (count / 4));
        return side.Time(count) / count;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
