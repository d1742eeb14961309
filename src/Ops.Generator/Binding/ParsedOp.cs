using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>
/// A record that was read and whose signature is bound. It compares by what it was made from, so a cache never looks into
/// the tree.
/// </summary>
internal sealed class ParsedOp : IEquatable<ParsedOp>
{
    private ParsedOp(OpChunk chunk, FileHead head, NamedTypes types, YamlMap? map, DiagnosticSink sink, OpModel declared)
    {
        (Chunk, Head, Types, Map, Sink, Declared) = (chunk, head, types, map, sink, declared);
        // A view computes nothing; it is there wherever its input is.
        bool isView = map?["kernels"] is null && map?["view"] is not null;
        Devices = isView ? DeviceSet.All : SignatureBinder.Devices(map?["kernels"]);
    }

    /// <summary>The text of the record.</summary>
    public OpChunk Chunk { get; }

    /// <summary>The head of the record's file.</summary>
    public FileHead Head { get; }

    /// <summary>The sets and enums the record may name.</summary>
    public NamedTypes Types { get; }

    /// <summary>The tree; null where not even a key could be read.</summary>
    public YamlMap? Map { get; }

    /// <summary>What was wrong so far.</summary>
    public DiagnosticSink Sink { get; }

    /// <summary>The op's name, arguments and attrs; for a sparse form, before it is derived.</summary>
    public OpModel Declared { get; }

    /// <summary>The devices of its kernels.</summary>
    public DeviceSet Devices { get; }

    /// <summary>The op's name; empty where the record gives none.</summary>
    public string Name => Declared.Name;

    /// <summary>The dense op that this record derives from; null for others.</summary>
    public string? SparseOf => (Map?["sparse_of"] as YamlScalar)?.Value;

    /// <summary>Reads a record and binds its signature.</summary>
    public static ParsedOp Parse(OpChunk chunk, FileHead head, NamedTypes types)
    {
        DiagnosticSink sink = new(chunk.Text);
        YamlMap? map = ChunkReader.Read(sink, key => KeyTables.Op.Find(key) is not null, out bool isTorn);
        map = map is null ? null : new NodeReader(sink).CheckKeys(map, KeyTables.Op);
        string name = NameOf(map, sink);
        string fileName = FileNameOf(head.Path);
        bool hasMissing = false;
        if (map is not null && name.Length > 0 && !isTorn)
        {
            map = MissingSections.Complete(map, name, sink, out hasMissing);
        }

        OpModel declared = map is null
            ? new OpModel { Name = name, CSharpName = name, FileName = fileName, IsBroken = true }
            : SignatureBinder.Bind(name, fileName, map, types, sink);
        bool isBroken = declared.IsBroken || isTorn || hasMissing;
        return new ParsedOp(chunk, head, types, map, sink, declared with { IsBroken = isBroken });
    }

    /// <inheritdoc/>
    public bool Equals(ParsedOp? other) => other is not null && Chunk == other.Chunk && Head == other.Head
        && Types == other.Types;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ParsedOp);

    /// <inheritdoc/>
    public override int GetHashCode() => Chunk.GetHashCode();

    private static string NameOf(YamlMap? map, DiagnosticSink sink)
    {
        if (map is null)
        {
            return "";
        }

        if (map["op"] is not { } node)
        {
            // A first key by another name was meant to be it.
            sink.KeepAfter(0, found => found.Rule != Rules.UnknownKey || found.Span.StartLine > 0);
            sink.Report(Rules.MissingKey, map.Entries.Length == 0 ? map : map.Entries[0].Key, "A record", "op");
            return "";
        }

        YamlScalar? name = new NodeReader(sink).Scalar("op", node, "a name");
        if (name is not null && !CSharpNames.IsOpName(name.Value))
        {
            // A next line without a space after its colon joins the name; that line has the message.
            string first = name.Value.Split(' ')[0];
            if (sink.HasErrors && CSharpNames.IsOpName(first) && sink.Text.IndexOf('\n', name.Start, name.End - name.Start) > 0)
            {
                return first;
            }

            string meant = string.Concat(name.Value.Split(' ', '-', '.', '_').Select(CSharpNames.Pascal));
            bool isName = CSharpNames.IsOpName(meant);
            sink.ReportNear(Rules.OpName, name, isName ? meant : null, name.Value);
            return isName ? meant : "";
        }

        return name?.Value ?? "";
    }

    private static string FileNameOf(string path)
    {
        string[] parts = path.Replace('\\', '/').Split('/');
        return parts.Length >= 2 && parts[parts.Length - 2] == "ops" ? "ops/" + parts[parts.Length - 1] : parts[parts.Length - 1];
    }
}
