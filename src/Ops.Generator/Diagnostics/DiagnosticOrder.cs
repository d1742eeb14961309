using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Diagnostics;

/// <summary>Orders messages by file and place, and limits them.</summary>
internal static class DiagnosticOrder
{
    /// <summary>More than these help no one at once.</summary>
    public const int Limit = 100;

    /// <summary>
    /// The messages in the order of the files and of their places. Past the limit, those of least severity go first; a closing
    /// message counts what was left out.
    /// </summary>
    public static EquatableArray<OpsDiagnostic> Sort(IReadOnlyList<OpsDiagnostic> diagnostics, IReadOnlyList<string> paths)
    {
        Dictionary<string, int> rank = [];
        for (int i = 0; i < paths.Count; i++)
        {
            rank[paths[i]] = i;
        }

        OpsDiagnostic[] sorted = diagnostics.Distinct()
            .OrderBy(diagnostic => rank.TryGetValue(diagnostic.Path, out int at) ? at : int.MaxValue)
            .ThenBy(diagnostic => diagnostic.Span.StartLine)
            .ThenBy(diagnostic => diagnostic.Span.StartColumn)
            .ThenBy(diagnostic => diagnostic.Rule.Id, StringComparer.Ordinal)
            .ToArray();
        if (sorted.Length <= Limit)
        {
            return sorted;
        }

        HashSet<OpsDiagnostic> kept = [.. sorted.OrderByDescending(diagnostic => diagnostic.Rule.Severity).Take(Limit)];
        OpsDiagnostic[] shown = sorted.Where(kept.Contains).ToArray();
        int left = sorted.Length - shown.Length;
        OpsDiagnostic last = shown[shown.Length - 1];
        string message = string.Format(System.Globalization.CultureInfo.InvariantCulture, Rules.TooMany.Format, left);
        return shown.Append(new OpsDiagnostic(Rules.TooMany, message, last.Span) { Path = last.Path }).ToArray();
    }
}
