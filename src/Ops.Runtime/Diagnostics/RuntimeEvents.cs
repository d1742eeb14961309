using System.Diagnostics.Tracing;

namespace RawOpsNet.OpServices;

/// <summary>
/// The runtime's counters for tools that watch a running process: <c>dotnet-counters monitor --counters RawOps</c>.
/// </summary>
/// <remarks>They are read when a listener asks; counting costs what <see cref="MemoryCounters"/> costs anyway.</remarks>
[EventSource(Name = "RawOps")]
internal sealed class RuntimeEvents : EventSource
{
    private static long s_jobs;
    private static long s_parts;

    private List<DiagnosticCounter>? _counters;

    /// <summary>The process's one source.</summary>
    public static RuntimeEvents Log { get; } = new();

    /// <summary>Counts a job that goes to the pool of threads.</summary>
    public static void CountJob(int parts)
    {
        Interlocked.Increment(ref s_jobs);
        Interlocked.Add(ref s_parts, parts);
    }

    /// <inheritdoc/>
    protected override void OnEventCommand(EventCommandEventArgs command)
    {
        if (command.Command == EventCommand.Enable)
        {
            _counters ??=
            [
                Level("live-bytes", "Bytes that tensors hold", "B", () => MemoryCounters.LiveBytes),
                Level("live-blocks", "Blocks that tensors hold", "", () => MemoryCounters.LiveBlocks),
                Level("pooled-bytes", "Bytes that wait to be used again", "B", () => MemoryCounters.PooledBytes),
                Rate("allocations", "Blocks handed out", () => MemoryCounters.Allocations),
                Rate("variable-copies", "Variables copied before an update", () => MemoryCounters.VariableCopies),
                Level("threads", "Threads that parallel work may use", "", () => Threads.Count),
                Rate("parallel-jobs", "Jobs given to the pool of threads", () => Volatile.Read(ref s_jobs)),
                Rate("parallel-parts", "Parts of these jobs", () => Volatile.Read(ref s_parts)),
            ];
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _counters?.ForEach(counter => counter.Dispose());
        }

        base.Dispose(disposing);
    }

    private PollingCounter Level(string name, string title, string unit, Func<double> value) =>
        new(name, this, value) { DisplayName = title, DisplayUnits = unit };

    private IncrementingPollingCounter Rate(string name, string title, Func<double> value) =>
        new(name, this, value) { DisplayName = title, DisplayRateTimeScale = TimeSpan.FromSeconds(1) };
}
