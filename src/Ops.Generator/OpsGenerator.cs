using Microsoft.CodeAnalysis;
using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Emit;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Pipeline;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator;

/// <summary>
/// Turns ops.yaml into C#. Each step compares by value, and none of those that write ops knows places: an edited op writes one
/// file, a comment none, an edit of C# re-runs nothing.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed partial class OpsGenerator : IIncrementalGenerator
{
    private static readonly string[] Endings = ["ops.yaml", "ops.yml"];

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<SplitFile> files = context.AdditionalTextsProvider
            .Where(file => IsOps(file.Path))
            .Select((file, cancellation) => FileSplitter.Split(file.Path, file.GetText(cancellation)?.ToString() ?? ""))
            .WithTrackingName(Steps.Split);
        IncrementalValueProvider<EquatableArray<CudaSource>> cuda = context.AdditionalTextsProvider
            .Where(file => file.Path.EndsWith(".cu", StringComparison.OrdinalIgnoreCase))
            .Select((file, cancellation) => new CudaSource(file.Path, file.GetText(cancellation)?.ToString() ?? ""))
            .Collect()
            .Select((sources, _) => (EquatableArray<CudaSource>)sources.ToArray());
        IncrementalValueProvider<string> references = context.CompilationProvider
            .Select(ReferencedSignatures.TextOf)
            .WithTrackingName(Steps.References);
        IncrementalValuesProvider<BoundHead> heads = files.Select((file, _) => HeadBinder.Bind(file.Path, file.Head));
        IncrementalValueProvider<NamedTypes> types = heads.Select((head, _) => head.Head).Collect()
            .Select((all, _) => FileHead.TypesOf(all));

        IncrementalValuesProvider<ParsedOp> parsed = files.SelectMany((file, _) => RecordsOf(file))
            .WithTrackingName(Steps.Records)
            .Combine(types)
            .Select((pair, _) => ParsedOp.Parse(pair.Left.Chunk, pair.Left.Head, pair.Right))
            .WithTrackingName(Steps.Parsed);
        IncrementalValueProvider<BindingContext> others = parsed.Collect()
            .Combine(references.Select((text, _) => ReferencedSignatures.Parse(text)))
            .Combine(cuda)
            .Select((all, _) => BindingContext.Of(all.Left.Left, all.Left.Right, all.Right))
            .WithTrackingName(Steps.Context);
        IncrementalValuesProvider<BoundRecord> bound = parsed.Combine(others)
            .Select((pair, _) => BoundRecord.Of(pair.Left, pair.Right))
            .WithTrackingName(Steps.Bound);
        IncrementalValuesProvider<OpEmission> emissions = bound.Collect()
            .SelectMany((all, _) => Unique(all))
            .Combine(others)
            .Combine(types)
            .Combine(context.ParseOptionsProvider.Select(ProjectFacts.HasExtensions))
            .Select((all, _) => Emissions.Of(all.Left.Left.Left, all.Left.Left.Right.Find, all.Left.Right.Enums, all.Right))
            .WithTrackingName(Steps.Emission);

        context.RegisterSourceOutput(emissions, WriteOp);
        RegisterRegistry(context, emissions);
        RegisterEnums(context, heads);
        RegisterPlaced(context, files, heads, bound, emissions);
        RegisterProject(context, files, heads);
    }

    /// <summary>Whether a file holds records, by its name: <c>ops.yaml</c> or <c>NAME.ops.yaml</c>.</summary>
    internal static bool IsOps(string path)
    {
        string name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return Endings.Any(ending => name.EndsWith("." + ending, StringComparison.OrdinalIgnoreCase)
            || name.Equals(ending, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<RecordText> RecordsOf(SplitFile file)
    {
        FileHead head = HeadBinder.Bind(file.Path, file.Head).Head;
        return head.IsReadable ? file.Chunks.Select(chunk => new RecordText(chunk, head)) : [];
    }

    // A second op of a name, or of one that differs by case only, is a message and no file.
    private static BoundOp[] Unique(IEnumerable<BoundRecord> records)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        return records.Select(record => record.Op).OfType<BoundOp>().Where(op => names.Add(op.Model.Name)).ToArray();
    }
}
