using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Makes the batches that a recording's Python code makes, by the name of the case.</summary>
internal static partial class RecordedSource
{
    private const int DefaultSize = 8;

    /// <summary>Gives the batches of a pass, of the size that the code says.</summary>
    public static List<Batch> BatchesOf(JsonElement recorded)
    {
        string code = recorded.GetProperty("source").GetString()!;
        Match size = Size().Match(code);
        return Cut(
            recorded,
            size.Success ? int.Parse(size.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : DefaultSize,
            isWeighted: code.Contains("Seq()", StringComparison.Ordinal));
    }

    public static List<Batch> Cut(JsonElement recorded, int size, bool isWeighted = false)
    {
        Tensor x = Recorded.Tensor(recorded.GetProperty("x"));
        Tensor y = Recorded.Tensor(recorded.GetProperty("y"));
        List<Batch> batches = [];
        for (int start = 0; start < x.Shape[0]; start += size)
        {
            int[] rows = [.. Enumerable.Range(start, (int)Math.Min(size, x.Shape[0] - start))];
            float[] weights = [.. rows.Select(_ => batches.Count + 1f)];
            batches.Add(new Batch(
                RawOps.GatherV2(x, rows, 0), RawOps.GatherV2(y, rows, 0), isWeighted ? Tensor.From<float>(weights, [rows.Length])
                    : null));
        }

        return batches;
    }

    public static IEnumerable<Batch> WithoutEnd(IReadOnlyList<Batch> batches)
    {
        while (true)
        {
            foreach (Batch batch in batches)
            {
                yield return batch;
            }
        }
    }

    // A sequence whose count is not known before its end.
    public static IEnumerable<Batch> WithoutCount(IEnumerable<Batch> batches)
    {
        foreach (Batch batch in batches)
        {
            yield return batch;
        }
    }

    [GeneratedRegex(@"(?:batch\(|range\(0, \d+, )(\d+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Size();
}
