using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace RawOpsNet.Tests.Loops;

/// <summary>Collects the inlines of lanes, functions and bodies that the JIT refuses in the loops.</summary>
/// <remarks>A refused inline passes vectors through memory and costs a kernel most of its speed.</remarks>
internal sealed class RefusedInlines : EventListener
{
    private const EventKeywords JitTracing = (EventKeywords)0x1000;

    // Calls that are meant to be calls: elements one by one, tails, and what throws.
    private static readonly string[] Meant =
        ["ByElements", "|Rest|", "|LoadFirst|", "noinline per IL", "does not return", "ElementMap", "FarSin", "FarCos"];

    private readonly ConcurrentBag<(long Thread, string Text)> _refused = [];

    /// <summary>
    /// Gets "caller|...|callee|...|reason" of every refusal so far whose caller is an inner loop, with the thread that compiled:
    /// the events are the whole process', and other tests run loops meanwhile.
    /// </summary>
    public IEnumerable<(long Thread, string Text)> Refused => _refused;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
        {
            EnableEvents(eventSource, EventLevel.Verbose, JitTracing);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("MethodJitInliningFailed", StringComparison.Ordinal) != true
            || eventData.Payload is null)
        {
            return;
        }

        string text = string.Join('|', eventData.Payload);
        bool isLoop = text.Contains("ElementwiseLoop|Unrolled|", StringComparison.Ordinal)
            || text.Contains("ElementwiseLoop|Single|", StringComparison.Ordinal)
            || text.Contains("|RunWhole|", StringComparison.Ordinal) || text.Contains("|Four|", StringComparison.Ordinal)
            || text.Contains("EpilogueLoop`2", StringComparison.Ordinal)
            || text.Contains("|Along|", StringComparison.Ordinal) || text.Contains("|Across", StringComparison.Ordinal);
        if (isLoop && !Meant.Any(meant => text.Contains(meant, StringComparison.Ordinal)))
        {
            _refused.Add((eventData.OSThreadId, text));
        }
    }
}
