using System.Diagnostics;
using System.Globalization;

namespace RawOpsNet.Benchmarks;

/// <summary>
/// Runs every dense training op alternately with a *= s in one process and prints a table of bandwidth ratios: what a machine
/// with other load takes away, it takes from both.
/// </summary>
internal static class TrainingOpPairs
{
    // In the cache: what the op could move if memory were no limit.
    private const int CachedLength = 1 << 17;
    private const int CachedRounds = 300;

    /// <summary>Prints a row for each op whose name contains one of the words; for all ops without words.</summary>
    /// <param name="words">Parts of names.</param>
    /// <param name="rounds">How many pairs each op runs.</param>
    public static void Print(IReadOnlyList<string> words, int rounds)
    {
        Console.WriteLine("| op | of `a *= s`: best, median | GB/s, `a *= s` | GB/s in the cache, one thread |");
        Console.WriteLine("|---|---|---|---|");
        foreach (string op in TrainingOpBenchmarks.Ops.Where(op => op != TrainingOpBenchmarks.Scale
            && (words.Count == 0 || words.Any(word => op.Contains(word, StringComparison.OrdinalIgnoreCase)))))
        {
            (double best, double median, double speed, double scale) = Measure(op, TrainingOpBenchmarks.Length, rounds);
            using ThreadLimit one = Threads.Limit(1);
            double cached = Measure(op, CachedLength, CachedRounds).Speed;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {op["ResourceApply".Length..]} | {best:F2}, {median:F2} | {speed:F0}, {scale:F0} | {cached:F0} |"));
        }
    }

    private static (double Best, double Median, double Speed, double Scale) Measure(string op, int length, int rounds)
    {
        TrainingOpBenchmarks update = new() { Op = op, Total = length };
        TrainingOpBenchmarks scale = new() { Op = TrainingOpBenchmarks.Scale, Total = length };
        update.Setup();
        scale.Setup();
        double bytes = TrainingOpBenchmarks.BytesOf(op, length);
        double scaleBytes = TrainingOpBenchmarks.BytesOf(TrainingOpBenchmarks.Scale, length);
        List<double> ratios = [];
        double speed = 0;
        double scaleSpeed = 0;
        for (int round = 0; round < rounds + 2; round++)
        {
            double ofScale = scaleBytes / Math.Min(Seconds(scale), Seconds(scale)) / 1e9;
            double ofOp = bytes / Math.Min(Seconds(update), Seconds(update)) / 1e9;

            // The first rounds compile.
            if (round >= 2)
            {
                ratios.Add(ofOp / ofScale);
                speed = Math.Max(speed, ofOp);
                scaleSpeed = Math.Max(scaleSpeed, ofScale);
            }
        }

        update.Cleanup();
        scale.Cleanup();
        ratios.Sort();
        return (speed / scaleSpeed, ratios[ratios.Count / 2], speed, scaleSpeed);
    }

    private static double Seconds(TrainingOpBenchmarks benchmark)
    {
        long start = Stopwatch.GetTimestamp();
        benchmark.Update();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
