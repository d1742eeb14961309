using System.Collections.Concurrent;

namespace RawOpsNet.Tests.Runtime;

[Collection(ThreadCountTests.Name)]
public sealed class ThreadsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Every_part_runs_exactly_once(int threads)
    {
        using var count = new ThreadCount(threads);
        for (int parts = 0; parts < 70; parts++)
        {
            var job = new CountingJob(parts);
            for (int round = 0; round < 20; round++)
            {
                Threads.For(ref job, parts);
            }

            Assert.All(job.Runs, runs => Assert.Equal(20, runs));
        }
    }

    [Fact]
    public void Workers_see_the_job_where_the_caller_holds_it()
    {
        using var count = new ThreadCount(4);
        var job = new SummingJob();
        Threads.For(ref job, 1000);
        Assert.Equal(999 * 1000 / 2, job.Sum);
    }

    [Fact]
    public void A_job_inside_an_object_stays_where_it_is_while_the_collector_runs()
    {
        using var count = new ThreadCount(4);
        var holder = new Holder();
        for (int round = 0; round < 20; round++)
        {
            Threads.For(ref holder.Job, 64);
        }

        Assert.Equal(20 * 64, holder.Job.Runs);
    }

    [Fact]
    public void A_call_from_inside_a_part_runs_on_that_part_s_thread()
    {
        using var count = new ThreadCount(4);
        var job = new NestingJob(16, 10);
        Threads.For(ref job, 16);
        Assert.All(job.InnerRuns, runs => Assert.Equal(10, runs));
        Assert.Empty(job.Strays);
    }

    [Fact]
    public void Calls_from_many_threads_at_once_all_complete()
    {
        using var count = new ThreadCount(3);
        var sums = new long[6];
        Thread[] callers = Enumerable.Range(0, sums.Length).Select(caller => new Thread(() =>
        {
            for (int round = 0; round < 200; round++)
            {
                var job = new SummingJob();
                Threads.For(ref job, 50);
                sums[caller] += job.Sum;
            }
        })).ToArray();
        Array.ForEach(callers, caller => caller.Start());
        Array.ForEach(callers, caller => caller.Join());
        Assert.All(sums, sum => Assert.Equal(200 * 49 * 50 / 2, sum));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void The_exception_of_the_lowest_part_comes_out_after_all_parts_have_run(int threads)
    {
        using var count = new ThreadCount(threads);
        for (int round = 0; round < 20; round++)
        {
            var job = new ThrowingJob(new int[40]);
            var error = Assert.Throws<InvalidOperationException>(() => Threads.For(ref job, 40));
            Assert.Equal("part 7", error.Message);
            Assert.All(job.Runs, runs => Assert.Equal(1, runs));
        }

        var after = new SummingJob();
        Threads.For(ref after, 10);
        Assert.Equal(45, after.Sum);
    }

    [Fact]
    public void A_limit_holds_for_its_thread_until_disposed_and_nested_ones_only_lower_it()
    {
        using var count = new ThreadCount(8);
        Assert.Equal(8, Threads.Available);
        using (Threads.Limit(3))
        {
            Assert.Equal(3, Threads.Available);
            using (Threads.Limit(5))
            {
                Assert.Equal(3, Threads.Available);
            }

            using (Threads.Limit(1))
            {
                Assert.Equal(1, Threads.Available);
            }

            Assert.Equal(3, Threads.Available);
            int elsewhere = 0;
            var other = new Thread(() => elsewhere = Threads.Available);
            other.Start();
            other.Join();
            Assert.Equal(8, elsewhere);
        }

        Assert.Equal(8, Threads.Available);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_limited_call_runs_on_no_more_threads(int limit)
    {
        using var count = new ThreadCount(8);
        var all = new WitnessingJob(new ConcurrentDictionary<int, int>());
        Threads.For(ref all, 64);
        using (Threads.Limit(limit))
        {
            for (int round = 0; round < 50; round++)
            {
                var job = new WitnessingJob(new ConcurrentDictionary<int, int>());
                Threads.For(ref job, 64);
                Assert.InRange(job.Seen.Count, 1, limit);
            }
        }
    }

    [Fact]
    public void Parked_workers_wake_for_the_next_job()
    {
        using var count = new ThreadCount(4);
        for (int round = 0; round < 20; round++)
        {
            var job = new MeetingJob(new CountdownEvent(4));
            Threads.For(ref job, 4);
            Assert.Equal(0, job.Meeting.CurrentCount);
            job.Meeting.Dispose();
            Thread.Sleep(2);
        }
    }

    [Fact]
    public void A_call_allocates_nothing()
    {
        using var count = new ThreadCount(2);
        var job = new SummingJob();
        var range = new RangeSummingJob();
        Threads.For(ref job, 16);
        Threads.ForRange(ref range, 10_000, 64);

        // The first wait on a busy machine makes what the runtime keeps for waiting: of a few attempts one has none.
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 5 && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int round = 0; round < 1000; round++)
            {
                Threads.For(ref job, 16);
                Threads.ForRange(ref range, 10_000, 64);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        var job = new SummingJob();
        var range = new RangeSummingJob();
        Assert.Throws<ArgumentOutOfRangeException>(() => Threads.Count = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => Threads.Count = Threads.MaxCount + 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => Threads.Limit(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Threads.For(ref job, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Threads.For(ref job, Threads.MaxParts + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Threads.ForRange(ref range, -1, 64));
        Assert.Throws<ArgumentOutOfRangeException>(() => Threads.ForRange(ref range, 1, 0));
    }
}
