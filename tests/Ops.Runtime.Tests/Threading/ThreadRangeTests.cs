using System.Collections.Concurrent;

namespace RawOpsNet.Tests.Runtime;

[Collection(ThreadCountTests.Name)]
public sealed class ThreadRangeTests
{
    [Theory]
    [InlineData(0, 64)]
    [InlineData(1, 1)]
    [InlineData(64, 64)]
    [InlineData(65, 64)]
    [InlineData(1000, 1)]
    [InlineData(1000, 100)]
    [InlineData(100_000, 4096)]
    public void Chunks_cover_the_range_once_and_start_at_multiples_of_64(long length, long grain)
    {
        (long Start, long End)[] one = Chunks(1, length, grain);
        long next = 0;
        foreach ((long start, long end) in one)
        {
            Assert.Equal(next, start);
            Assert.Equal(0, start % 64);
            Assert.True(end > start);
            next = end;
        }

        Assert.Equal(length, next);
        Assert.Equal(one, Chunks(2, length, grain));
        Assert.Equal(one, Chunks(8, length, grain));
    }

    [Fact]
    public void A_range_of_one_grain_runs_on_the_caller()
    {
        using var count = new ThreadCount(4);
        var job = new RangeWitnessingJob(new ConcurrentBag<(long, long, int)>());
        Threads.ForRange(ref job, 5000, 5000);
        Assert.Equal((0, 5000, Environment.CurrentManagedThreadId), Assert.Single(job.Seen));
    }

    [Fact]
    public void A_huge_range_of_a_tiny_grain_keeps_within_the_largest_number_of_parts()
    {
        using var count = new ThreadCount(2);
        var job = new RangeSummingJob();
        Threads.ForRange(ref job, 1L << 40, 1L << 20);
        Assert.Equal(1L << 40, job.Elements);
        var whole = new RangeSummingJob();
        Threads.ForRange(ref whole, long.MaxValue, long.MaxValue - 1);
        Assert.Equal(long.MaxValue, whole.Elements);
    }

    private static (long Start, long End)[] Chunks(int threads, long length, long grain)
    {
        using var count = new ThreadCount(threads);
        var job = new RangeWitnessingJob(new ConcurrentBag<(long Start, long End, int Thread)>());
        Threads.ForRange(ref job, length, grain);
        return job.Seen.Select(seen => (seen.Start, seen.End)).Order().ToArray();
    }
}
