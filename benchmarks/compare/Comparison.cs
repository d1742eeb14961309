namespace RawOpsNet.Compare;

/// <summary>Runs every work beside every peer that knows it.</summary>
internal static class Comparison
{
    public static int Run(ComparisonOptions options)
    {
        Console.WriteLine(Machine.Describe());
        List<Row> rows = [];
        foreach (int threads in options.Threads)
        {
            Threads.Count = threads;
            List<Peer> peers = Peer.StartAll(threads);
            try
            {
                foreach (Work work in Work.All().Where(work => options.Wants(work.Name) && work.RunsOn(threads)))
                {
                    rows.AddRange(Compare(work, peers, threads, options));
                }
            }
            finally
            {
                peers.ForEach(peer => peer.Dispose());
            }
        }

        Console.WriteLine();
        TextTable.Write(rows, Console.Out);
        if (options.Json is { } json)
        {
            JsonRows.Write(rows, json);
        }

        if (options.Svg is { } svg)
        {
            Chart.Write(rows, svg);
        }

        return rows.Count > 0 ? 0 : 1;
    }

    private static List<Row> Compare(Work work, List<Peer> peers, int threads, ComparisonOptions options)
    {
        List<Row> rows = [];
        Action ours = work.Prepare();
        Sampler.Warm(ours);
        foreach (Peer peer in peers.Where(peer => peer.Knows(work.Name)))
        {
            Row row = Pairs.Measure(work.Name, threads, new OwnSide(ours, work.Repeats), new PeerSide(peer, work.Name), options);
            Console.WriteLine(row);
            rows.Add(row);
        }

        return rows;
    }
}
