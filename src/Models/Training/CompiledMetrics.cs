namespace RawOpsNet.Models;

/// <summary>Gathers the metrics of a model over its outputs under the names that the logs show (compile_utils.py).</summary>
internal sealed class CompiledMetrics
{
    private readonly PerOutput<IReadOnlyList<Metric>>? _metrics;
    private readonly PerOutput<IReadOnlyList<Metric>>? _weighted;
    private (string Name, Metric Metric, int Output, bool IsWeighted)[]? _bound;

    public CompiledMetrics(PerOutput<IReadOnlyList<Metric>>? metrics, PerOutput<IReadOnlyList<Metric>>? weighted)
    {
        _metrics = metrics;
        _weighted = weighted;
    }

    /// <summary>Gets the metrics by name, in the order of the logs; none of several outputs before the first batch.</summary>
    public IEnumerable<(string Name, Metric Metric)> All =>
        (_bound ?? Name([""], [""])).Select(entry => (entry.Name, entry.Metric));

    /// <summary>Gets the metrics by name, in the order of the logs; none before a batch was taken in.</summary>
    public IEnumerable<(string Name, Metric Metric)> Bound => (_bound ?? []).Select(entry => (entry.Name, entry.Metric));

    /// <summary>Takes a batch in.</summary>
    public void UpdateState(OutputParts parts)
    {
        _bound ??= Name(parts.Keys, parts.Names);
        foreach ((_, Metric metric, int output, bool isWeighted) in _bound)
        {
            if (parts.Targets[output] is { } target)
            {
                metric.UpdateState(target, parts.Predictions[output], parts.WeightsOf(output, isWeighted));
            }
        }
    }

    private (string, Metric, int, bool)[] Name(IReadOnlyList<string> keys, IReadOnlyList<string> names)
    {
        bool isUnnamed = names is [""];
        if (isUnnamed && (_metrics is { IsShared: false } || _weighted is { IsShared: false }))
        {
            return [];
        }

        List<(string, Metric, int, bool)> bound = [];
        HashSet<string> taken = new(StringComparer.Ordinal);
        IReadOnlyList<Metric>?[] plain = _metrics?.Spread(keys, "metrics") ?? new IReadOnlyList<Metric>?[keys.Count];
        IReadOnlyList<Metric>?[] weighted = _weighted?.Spread(keys, "metrics") ?? new IReadOnlyList<Metric>?[keys.Count];
        for (int i = 0; i < keys.Count; i++)
        {
            string prefix = keys.Count > 1 ? names[i] + "_" : "";
            foreach (Metric metric in plain[i] ?? [])
            {
                bound.Add((Take(taken, prefix + metric.Name), ForOutput(metric, _metrics!.IsShared, i), i, false));
            }

            foreach (Metric metric in weighted[i] ?? [])
            {
                string name = prefix + metric.Name;
                name = taken.Contains(name) ? $"{prefix}weighted_{metric.Name}" : name;
                bound.Add((Take(taken, name), ForOutput(metric, _weighted!.IsShared, i), i, true));
            }
        }

        return [.. bound];
    }

    private static string Take(HashSet<string> taken, string name) => taken.Add(name)
        ? name
        : throw new InvalidArgumentException(
            $"Found two metrics with the same name: {name}. All the metrics added to the model need to have unique names.");

    // One list for several outputs: each has metrics of its own.
    private static Metric ForOutput(Metric metric, bool isShared, int output) => !isShared || output == 0
        ? metric
        : metric.Remake is { } remake
            ? remake()
            : throw new InvalidArgumentException(
                $"The metric '{metric.Name}' stands for several outputs; give each output its own, by the outputs' names.");
}
