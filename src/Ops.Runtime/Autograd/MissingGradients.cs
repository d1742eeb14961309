using System.Collections.Concurrent;
using System.ComponentModel;
using RawOpsNet.Diagnostics;

namespace RawOpsNet.OpServices;

/// <summary>Tells which ops stand between a target and a source that got no gradient.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MissingGradients
{
    private static readonly ConcurrentDictionary<string, bool> Warned = new(StringComparer.Ordinal);

    /// <summary>
    /// Gets the ops that the way from a variable ended in when this thread last computed gradients; empty where its gradient was
    /// found, or nothing was computed from it.
    /// </summary>
    public static IReadOnlyList<string> EndsOf(ResourceHandle variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return TapeThread.Mine.Ended is { } ended && ended.TryGetValue(variable.Id, out string[]? ops) ? ops : [];
    }

    /// <summary>Forgets what the last gradients lacked.</summary>
    internal static void Forget() => TapeThread.Mine.Ended = null;

    /// <summary>Warns that an op has no gradient, once; for StopGradient that is what it is for.</summary>
    internal static void WarnOnce(string op)
    {
        if (op != "StopGradient")
        {
            WarnOnceOf($"{op} has no gradient");
        }
    }

    /// <summary>Warns of the ops that sources without a gradient end in, and keeps them for <see cref="EndsOf"/>.</summary>
    /// <param name="records">The records of the walk.</param>
    /// <param name="ends">Where it could not pass.</param>
    /// <param name="sources">What gradients were asked for.</param>
    /// <param name="results">The gradients.</param>
    internal static void Explain(
        TapeRecords records, IReadOnlyList<DeadEnd> ends, ReadOnlySpan<GradientSource> sources, Gradient?[] results)
    {
        for (int i = 0; i < results.Length; i++)
        {
            if (results[i] is not null || EndsBehind(records, ends, sources[i].Id) is not { Count: > 0 } found)
            {
                continue;
            }

            (TapeThread.Mine.Ended ??= [])[sources[i].Id] = [.. found.Select(end => end.Op).Distinct()];
            foreach (DeadEnd end in found)
            {
                if (end.IsOfDType)
                {
                    WarnOnceOf($"{end.Op} gave integers or bools, so it has no gradient");
                }
                else
                {
                    WarnOnce(end.Op);
                }
            }
        }
    }

    private static void WarnOnceOf(string what)
    {
        if (Warned.TryAdd(what, true))
        {
            Warnings.Raise($"{what}: what depends on its inputs through it gets none.");
        }
    }

    // Inputs and outputs stay on the tape when what records saved has been let go.
    private static List<DeadEnd> EndsBehind(TapeRecords records, IReadOnlyList<DeadEnd> ends, long source)
    {
        HashSet<long> reached = [source];
        List<DeadEnd> found = [];
        int next = 0;
        for (int i = 0; i <= ends[^1].Record; i++)
        {
            ref TapeRecord record = ref records[i];
            bool isEnd = next < ends.Count && ends[next].Record == i;
            bool isReached = false;
            foreach (long input in records.Inputs(in record))
            {
                isReached |= reached.Contains(input);
            }

            if (isReached && isEnd)
            {
                found.Add(ends[next]);
            }
            else if (isReached)
            {
                reached.UnionWith(records.Outputs(in record).ToArray());
            }

            next += isEnd ? 1 : 0;
        }

        return found;
    }
}
