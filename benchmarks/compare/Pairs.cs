namespace RawOpsNet.Compare;

/// <summary>Measures alternately, so that what disturbs the machine disturbs both sides.</summary>
internal static class Pairs
{
    public static Row Measure(string name, int threads, ISide ours, PeerSide theirs, ComparisonOptions options)
    {
        long ownCount = Sampler.Calibrate(ours, options.Sample);
        long peerCount = Sampler.Calibrate(theirs, options.Sample);
        List<(double Own, double Peer)> pairs = [];
        for (int i = 0; i < options.Pairs; i++)
        {
            // Who goes first changes: the second may find the processor warmer, or slower.
            double own = i % 2 == 0 ? ours.Time(ownCount) / ownCount : 0;
            double peer = theirs.Time(peerCount) / peerCount;
            own = i % 2 == 0 ? own : ours.Time(ownCount) / ownCount;
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

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
