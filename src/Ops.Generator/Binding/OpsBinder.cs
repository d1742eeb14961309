using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Emit.Signatures;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>
/// Binds whole files. The steps are public one by one, so that an incremental generator can keep what did not change:
/// <see cref="FileSplitter.Split"/>, <see cref="HeadBinder.Bind"/>, <see cref="ParsedOp.Parse"/>,
/// <see cref="BindingContext.Of"/>, <see cref="OpBinder.Bind"/>, <see cref="Join"/>.
/// </summary>
internal static class OpsBinder
{
    /// <summary>Binds the files of a compilation.</summary>
    public static BoundFiles Bind(
        IReadOnlyList<OpsFile> files, EquatableArray<OpSignature> references, EquatableArray<CudaSource> cudaSources,
        CancellationToken cancellation)
    {
        SplitFile[] splits = files.Select(file => FileSplitter.Split(file.Path, file.Text)).ToArray();
        BoundHead[] heads = splits.Select(split => HeadBinder.Bind(split.Path, split.Head)).ToArray();
        NamedTypes types = FileHead.TypesOf(heads.Select(head => head.Head));
        List<(ParsedOp Op, int File, int Line)> parsed = [];
        for (int file = 0; file < splits.Length; file++)
        {
            for (int i = 0; heads[file].Head.IsReadable && i < splits[file].Chunks.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                parsed.Add((ParsedOp.Parse(splits[file].Chunks[i], heads[file].Head, types), file, splits[file].FirstLines[i]));
            }
        }

        BindingContext context = BindingContext.Of(parsed.ConvertAll(item => item.Op), references, cudaSources);
        List<PlacedOp> ops = [];
        List<OpsDiagnostic> diagnostics = [];
        foreach ((ParsedOp op, int file, int line) in parsed)
        {
            cancellation.ThrowIfCancellationRequested();
            if (OpBinder.Bind(op, context) is { } bound)
            {
                ops.Add(new PlacedOp(bound, splits[file].Path, line));
            }
            else if (!heads[file].Head.IsForeign)
            {
                diagnostics.AddRange(op.Sink.ToArray().Select(diagnostic => diagnostic.At(splits[file].Path, line)));
            }
        }

        for (int file = 0; file < splits.Length; file++)
        {
            diagnostics.AddRange(heads[file].Diagnostics);
            if (heads[file].Head is { IsReadable: true, IsForeign: false })
            {
                diagnostics.AddRange(splits[file].Diagnostics.Select(diagnostic => diagnostic.At(splits[file].Path, 0)));
            }
        }

        return Join(ops, heads.Select(head => head.Head).ToArray(), diagnostics, files.Select(file => file.Path).ToArray());
    }

    /// <summary>
    /// Joins bound ops to registries, checks what only all ops together can tell (names given twice), and orders the messages.
    /// </summary>
    public static BoundFiles Join(
        IReadOnlyList<PlacedOp> ops, IReadOnlyList<FileHead> heads, IReadOnlyList<OpsDiagnostic> fileDiagnostics,
        IReadOnlyList<string> paths)
    {
        List<OpsDiagnostic> diagnostics = [.. fileDiagnostics];
        List<PlacedOp> unique = RegistryNames.Check(ops, diagnostics);
        int next = 0;
        foreach (PlacedOp op in ops)
        {
            // Of a second op of a name, the name alone is told: the rest may be as it is for that reason.
            bool isUnique = next < unique.Count && ReferenceEquals(unique[next], op);
            next += isUnique ? 1 : 0;
            diagnostics.AddRange(op.Op.Diagnostics
                .Where(found => !op.Op.Head.IsForeign && (isUnique || found.Rule == Rules.OpName))
                .Select(diagnostic => diagnostic.At(op.Path, op.FirstLine)));
        }

        List<RegistryModel> registries = [];
        foreach (IGrouping<(string, string), FileHead> group in heads.Where(head => head.IsReadable).GroupBy(Key))
        {
            registries.Add(new RegistryModel
            {
                Namespace = group.Key.Item1,
                ClassName = group.Key.Item2,
                Enums = group.SelectMany(head => head.Enums).GroupBy(model => model.Name).Select(same => same.First()).ToArray(),
                Ops = unique.Where(op => Key(op.Op.Head) == group.Key).Select(op => op.Op.Model).ToArray(),
            });
        }

        return new BoundFiles
        {
            Registries = registries.ToArray(),
            Ops = unique.ToArray(),
            Diagnostics = DiagnosticOrder.Sort(diagnostics, paths),
        };
    }

    private static (string Namespace, string ClassName) Key(FileHead head) => (head.Namespace, head.ClassName);
}
