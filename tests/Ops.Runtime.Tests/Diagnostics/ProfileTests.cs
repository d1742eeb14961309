using System.Diagnostics.Tracing;

namespace RawOpsNet.Tests.Runtime.Diagnostics;

public class ProfileTests
{
    private static readonly Tensor X = Tensor.From<float>([.. Enumerable.Range(0, 1024)], [32, 32]);

    [Fact]
    public void Calls_time_and_bytes_are_those_of_what_ran_inside()
    {
        RawOps.Exp(X).Dispose();
        OpProfile profile = RawOps.Profile(TextWriter.Null);
        for (int i = 0; i < 3; i++)
        {
            RawOps.Exp(X).Dispose();
        }

        RawOps.MatMul(X, X).Dispose();
        profile.Dispose();
        RawOps.Exp(X).Dispose();

        Assert.Equal(["Exp", "MatMul"], profile.Entries.Select(entry => entry.Op).Order());
        OpProfileEntry exp = profile.Entries.Single(entry => entry.Op == "Exp");
        Assert.Equal(3, exp.Calls);
        Assert.Equal(3 * 4096, exp.Bytes);
        Assert.InRange(exp.Time, TimeSpan.FromTicks(1), profile.Elapsed);
    }

    [Fact]
    public void A_gradient_is_an_entry_of_its_own()
    {
        using OpProfile profile = RawOps.Profile(TextWriter.Null);
        using GradientTape tape = new();
        tape.Watch(X);
        Tensor y = RawOps.MatMul(X, X);
        tape.Gradient(y, X);

        OpProfileEntry gradient = profile.Entries.Single(entry => entry.IsGradient);
        Assert.Equal("MatMul", gradient.Op);
        Assert.Equal(1, gradient.Calls);
        Assert.Contains(profile.Entries, entry => entry is { Op: "MatMul", IsGradient: false });
    }

    [Fact]
    public void Time_is_counted_once()
    {
        using OpProfile profile = RawOps.Profile(TextWriter.Null);
        using GradientTape tape = new();
        tape.Watch(X);
        tape.Gradient(RawOps.Softmax(RawOps.MatMul(X, X)), X);

        Assert.InRange(profile.Entries.Sum(entry => entry.Time.Ticks), 1, profile.Elapsed.Ticks);
    }

    [Fact]
    public void A_call_that_throws_is_not_counted_and_harms_no_other()
    {
        using OpProfile profile = RawOps.Profile(TextWriter.Null);
        Assert.Throws<InvalidArgumentException>(() => RawOps.MatMul(X, RawOps.Reshape(X, new Shape(16, 64))));
        RawOps.Exp(X).Dispose();

        Assert.Equal(["Exp", "Reshape"], profile.Entries.Select(entry => entry.Op).Order());
    }

    [Fact]
    public void Another_thread_is_not_seen()
    {
        using OpProfile profile = RawOps.Profile(TextWriter.Null);
        Thread other = new(() => RawOps.Exp(X).Dispose());
        other.Start();
        other.Join();

        Assert.Empty(profile.Entries);
    }

    [Fact]
    public void An_inner_profile_counts_for_the_outer_one_too()
    {
        using OpProfile outer = RawOps.Profile(TextWriter.Null);
        using (OpProfile inner = RawOps.Profile(TextWriter.Null))
        {
            RawOps.Exp(X).Dispose();
            Assert.Throws<FailedPreconditionException>(outer.Dispose);
            Assert.Equal(1, inner.Entries.Single().Calls);
        }

        RawOps.Exp(X).Dispose();
        Assert.Equal(2, outer.Entries.Single().Calls);
    }

    [Fact]
    public void The_table_names_ops_calls_time_and_bytes()
    {
        StringWriter output = new();
        using (RawOps.Profile(output))
        {
            RawOps.Exp(X).Dispose();
        }

        string[] lines = output.ToString().Split('\n');
        Assert.Matches("^op +calls +time +% +a call +bytes$", lines[0]);
        Assert.Matches("^Exp +1 +[0-9.]+ [mu]s +[0-9.]+ +[0-9.]+ [mu]s +4.0 KiB$", lines[1]);
        Assert.Matches("^[0-9.]+ [mu]?s of [0-9.]+ [mu]?s in ops$", lines[2]);
    }

    [Fact]
    public void Counters_are_given_to_a_listener()
    {
        RawOps.Exp(X).Dispose();
        using CounterListener listener = new();
        string[] wanted = ["allocations", "live-bytes", "parallel-jobs", "pooled-bytes", "threads", "variable-copies"];
        Assert.True(SpinWait.SpinUntil(() => wanted.All(listener.Values.ContainsKey), 20_000));
        Assert.Equal(Threads.Count, listener.Values["threads"]);
        Assert.True(listener.Values["live-bytes"] > 0);
    }

    private sealed class CounterListener : EventListener
    {
        public System.Collections.Concurrent.ConcurrentDictionary<string, double> Values { get; } = [];

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "RawOps")
            {
                EnableEvents(
                    eventSource,
                    EventLevel.Informational,
                    EventKeywords.All,
                    new Dictionary<string, string?> { ["EventCounterIntervalSec"] = "0.1" });
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventName == "EventCounters" && eventData.Payload?[0] is IDictionary<string, object?> counter)
            {
                object? value = counter.TryGetValue("Mean", out object? mean) ? mean : counter["Increment"];
                Values[(string)counter["Name"]!] = (double)value!;
            }
        }
    }
}
