using System.Collections.Immutable;
using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Emit;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Pipeline;

/// <summary>
/// Brings bound records and the places of their texts together again: records come in the order of files and texts.
/// </summary>
internal static class PlacedRecords
{
    /// <summary>All messages, with places in the files.</summary>
    public static EquatableArray<OpsDiagnostic> Diagnostics(
        ImmutableArray<SplitFile> files, ImmutableArray<BoundHead> heads, ImmutableArray<BoundRecord> bound)
    {
        List<OpsDiagnostic> diagnostics = [];
        List<PlacedOp> ops = [];
        foreach ((SplitFile file, FileHead head, int line, BoundRecord record) in Pair(files, heads, bound))
        {
            diagnostics.AddRange(record.Diagnostics.Where(_ => !head.IsForeign)
                .Select(diagnostic => diagnostic.At(file.Path, line)));
            if (record.Op is { } op)
            {
                ops.Add(new PlacedOp(op, file.Path, line));
            }
        }

        for (int i = 0; i < files.Length; i++)
        {
            diagnostics.AddRange(heads[i].Diagnostics);
            if (heads[i].Head is { IsReadable: true, IsForeign: false })
            {
                diagnostics.AddRange(files[i].Diagnostics.Select(diagnostic => diagnostic.At(files[i].Path, 0)));
            }
        }

        return OpsBinder.Join(ops, heads.Select(head => head.Head).ToArray(), diagnostics,
            files.Select(file => file.Path).ToArray()).Diagnostics;
    }

    /// <summary>The declarations of hand-written code, one file for each class.</summary>
    public static IEnumerable<ContractsEmission> Contracts(
        ImmutableArray<SplitFile> files, ImmutableArray<BoundHead> heads, ImmutableArray<BoundRecord> bound,
        ImmutableArray<OpEmission> emissions)
    {
        Dictionary<string, (string Path, int Line, BoundOp Op)> places = [];
        foreach ((SplitFile file, _, int line, BoundRecord record) in Pair(files, heads, bound))
        {
            if (record.Op is { } op && !places.ContainsKey(op.Model.Name))
            {
                places[op.Model.Name] = (file.Path, line, op);
            }
        }

        return emissions.GroupBy(emission => (emission.Namespace, emission.ClassName)).Select(group => new ContractsEmission(
            group.Key.Namespace,
            group.Key.ClassName,
            group.Select(emission => places[emission.Op.Name] is var place
                ? new OpContract(emission, place.Path,
                    place.Op.Places.Select(named => named with { Line = named.Line.Down(place.Line) }).ToArray())
                : null!).ToArray()));
    }

    private static IEnumerable<(SplitFile File, FileHead Head, int Line, BoundRecord Record)> Pair(
        ImmutableArray<SplitFile> files, ImmutableArray<BoundHead> heads, ImmutableArray<BoundRecord> bound)
    {
        int next = 0;
        for (int i = 0; i < files.Length; i++)
        {
            for (int j = 0; heads[i].Head.IsReadable && j < files[i].Chunks.Count; j++)
            {
                yield return (files[i], heads[i].Head, files[i].FirstLines[j], bound[next++]);
            }
        }
    }
}
