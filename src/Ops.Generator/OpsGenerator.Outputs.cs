using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Emit;
using RawOpsNet.Generator.Emit.Signatures;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Pipeline;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator;

/// <summary>What the generator writes: a file an op, the registry, shared enums, declarations, and messages.</summary>
public sealed partial class OpsGenerator
{
    private static void WriteOp(SourceProductionContext context, OpEmission emission)
    {
        string text;
        string cuda = "";
        try
        {
            text = OpEmitter.Emit(emission);
            cuda = OpEmitter.EmitCuda(emission);
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            context.ReportDiagnostic(RoslynDiagnostics.Of(Rules.GeneratorBug, emission.Op.Name, bug.GetType().Name, bug.Message));
            text = OpEmitter.Emit(emission with { Op = emission.Op with { IsBroken = true } });
        }

        Add(context, emission.HintName, text);
        if (cuda.Length > 0)
        {
            Add(context, emission.CudaHintName, cuda);
        }
    }

    private static void RegisterRegistry(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<OpEmission> emissions)
    {
        IncrementalValuesProvider<RegistryEmission> registries = emissions
            .Select((emission, _) => (Signature: OpSignature.Of(emission.Op, emission.Namespace, emission.ClassName),
                emission.Namespace, emission.ClassName, IsCallable: emission.Op.Visibility == OpVisibility.Public))
            .Collect()
            .SelectMany((all, _) => all.GroupBy(op => (op.Namespace, op.ClassName)).Select(group => new RegistryEmission(
                group.Key.Namespace,
                group.Key.ClassName,
                group.Select(op => op.Signature).ToArray(),
                group.Where(op => op.IsCallable).Select(op => op.Signature.Name).ToArray())))
            .WithTrackingName(Steps.Registry);
        context.RegisterImplementationSourceOutput(
            registries, (output, registry) => Add(output, registry.ClassName + ".Registry.g.cs", RegistryEmitter.Emit(registry)));
    }

    private static void RegisterEnums(IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<BoundHead> heads)
    {
        IncrementalValuesProvider<RegistryModel> enums = heads.Select((head, _) => head.Head).Collect()
            .SelectMany((all, _) => all.Where(head => head.IsReadable).GroupBy(head => (head.Namespace, head.ClassName))
                .Select(group => new RegistryModel
                {
                    Namespace = group.Key.Namespace,
                    ClassName = group.Key.ClassName,
                    Enums = group.SelectMany(head => head.Enums).GroupBy(model => model.Name).Select(
                        same => same.First()).ToArray(),
                }))
            .Where(registry => registry.Enums.Count > 0)
            .WithTrackingName(Steps.Enums);
        context.RegisterSourceOutput(
            enums,
            (output, registry) =>
                Add(output, registry.ClassName + ".Enums.g.cs", EnumsEmitter.Emit(registry.Namespace, registry.Enums)));
    }

    // The two outputs that know places: they are written anew when a line moves, and they are small.
    private static void RegisterPlaced(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<SplitFile> files,
        IncrementalValuesProvider<BoundHead> heads,
        IncrementalValuesProvider<BoundRecord> bound,
        IncrementalValuesProvider<OpEmission> emissions)
    {
        var placed = files.Collect().Combine(heads.Collect()).Combine(bound.Collect());
        IncrementalValueProvider<EquatableArray<OpsDiagnostic>> diagnostics = placed
            .Select((all, _) => PlacedRecords.Diagnostics(all.Left.Left, all.Left.Right, all.Right))
            .WithTrackingName(Steps.Diagnostics);
        IncrementalValueProvider<string> pages = context.AnalyzerConfigOptionsProvider
            .Select((options, _) => RoslynDiagnostics.PagesOf(options.GlobalOptions));
        context.RegisterSourceOutput(diagnostics.Combine(pages), (output, all) =>
        {
            foreach (OpsDiagnostic message in all.Left)
            {
                output.ReportDiagnostic(RoslynDiagnostics.Of(message, all.Right));
            }
        });

        IncrementalValuesProvider<ContractsEmission> contracts = placed
            .Combine(emissions.Where(emission => ContractsEmitter.HasContract(emission.Op)).Collect())
            .SelectMany((all, _) => PlacedRecords.Contracts(all.Left.Left.Left, all.Left.Left.Right, all.Left.Right, all.Right))
            .WithTrackingName(Steps.Contracts);
        IncrementalValueProvider<ImmutableArray<WrittenMethod>> written = context.SyntaxProvider
            .CreateSyntaxProvider(WrittenMethod.IsOne, WrittenMethod.Of)
            .Collect();
        IncrementalValueProvider<WrittenMethods> methods = written
            .Select((all, _) => new WrittenMethods(all.Select(method => method.Anywhere).ToArray()));
        context.RegisterSourceOutput(contracts.Combine(methods), (output, all) =>
            Add(output, all.Left.ClassName + ".Contracts.g.cs", ContractsEmitter.Emit(all.Left, all.Right)));
        context.RegisterSourceOutput(contracts.Combine(written).Combine(pages), (output, all) =>
        {
            foreach (OpsDiagnostic message in MissingMethods.Of(all.Left.Left, all.Left.Right))
            {
                output.ReportDiagnostic(RoslynDiagnostics.Of(message, all.Right));
            }
        });
    }

    private static void RegisterProject(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<SplitFile> files,
            IncrementalValuesProvider<BoundHead> heads)
    {
        IncrementalValueProvider<ProjectFacts> facts = context.CompilationProvider.Select(ProjectFacts.Of);
        IncrementalValueProvider<int> version = context.ParseOptionsProvider
            .Select((options, _) => options is CSharpParseOptions parse ? (int)parse.LanguageVersion : int.MaxValue);
        IncrementalValueProvider<ImmutableArray<FileHead>> readable = heads.Select((head, _) => head.Head).Collect();
        context.RegisterSourceOutput(readable.Combine(facts).Combine(version), (output, all) =>
        {
            foreach (Diagnostic message in ProjectFacts.Check(all.Left.Left, all.Left.Right, all.Right))
            {
                output.ReportDiagnostic(message);
            }
        });
    }

    private static void Add(SourceProductionContext context, string name, string text) =>
        context.AddSource(name, SourceText.From(text, Encoding.UTF8));
}
