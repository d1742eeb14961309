using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RawOpsNet.Generator;
using RawOpsNet.Generator.Pipeline;

namespace RawOpsNet.Tests.Generator.Pipeline;

/// <summary>
/// The one way tests run the generator. A run goes twice and must find every step cached the second time; it must hold no symbol,
/// syntax or compilation in what it caches; what it writes has "\n" only, and compiles with warnings as errors where a test asks.
/// </summary>
internal sealed class GeneratorRun
{
    private const string Path = "/repo/acme.ops.yaml";

    /// <summary>What every compilation of a test refers to: the framework and the runtime.</summary>
    internal static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(System.IO.Path.PathSeparator)
            .Where(path => System.IO.Path.GetFileName(path) is { } name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "RawOps.Runtime.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private GeneratorDriver _driver;
    private CSharpCompilation _compilation;
    private ImmutableArray<AdditionalText> _files;

    private GeneratorRun(ImmutableArray<AdditionalText> files, string code, bool tracked, string more = "")
    {
        CSharpParseOptions options = new(LanguageVersion.CSharp13);
        _files = files;
        _compilation = CSharpCompilation.Create(
            "Acme",
            [CSharpSyntaxTree.ParseText(code, options), CSharpSyntaxTree.ParseText(more, options)],
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable,
                generalDiagnosticOption: ReportDiagnostic.Error));
        _driver = CSharpGeneratorDriver.Create(
            [new OpsGenerator().AsSourceGenerator()], files, options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: tracked));
    }

    /// <summary>The result of the last run.</summary>
    public GeneratorRunResult Result { get; private set; }

    /// <summary>The messages of the last run.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>Runs the generator on records; the head of the file is added, and C# where a test has some.</summary>
    public static GeneratorRun Of(string records, string code = "") => OfFiles(code, (Path, Head + records));

    /// <summary>Runs the generator on files.</summary>
    public static GeneratorRun OfFiles(string code, params (string Path, string Text)[] files)
    {
        GeneratorRun run = new([.. files.Select(file => new YamlText(file.Path, file.Text))], code, tracked: true);
        run.RunTwice();
        return run;
    }

    /// <summary>Runs the generator once, on a file and two of C#.</summary>
    public static GeneratorRun Once(string code, string more, (string Path, string Text) file)
    {
        GeneratorRun run = new([new YamlText(file.Path, file.Text)], code, tracked: false, more);
        run.RunOnce();
        Assert.Null(run.Result.Exception);
        return run;
    }

    /// <summary>Runs the generator once, without counting steps: the compiler's tracking is slow for hundreds of ops.</summary>
    public static GeneratorRun Untracked(IEnumerable<(string Path, string Text)> files)
    {
        GeneratorRun run = new([.. files.Select(file => new YamlText(file.Path, file.Text))], "", tracked: false);
        run.RunOnce();
        Assert.Null(run.Result.Exception);
        return run;
    }

    /// <summary>The head of a consumer's file.</summary>
    public static string Head => "schema: rawops/1\nnamespace: Acme.Ops\nclass: AcmeOps\n\nops:\n\n";

    /// <summary>Changes the records, and runs again.</summary>
    public void Edit(string records)
    {
        AdditionalText changed = new YamlText(Path, Head + records);
        _driver = _driver.ReplaceAdditionalText(_files[0], changed);
        _files = [changed, .. _files[1..]];
        RunOnce();
    }

    /// <summary>Changes the C# of the compilation, and runs again.</summary>
    public void EditCode(string code)
    {
        SyntaxTree tree = _compilation.SyntaxTrees[0];
        _compilation = _compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(code, (CSharpParseOptions)tree.Options));
        RunOnce();
    }

    /// <summary>The text of a generated file.</summary>
    public string File(string name) => Result.GeneratedSources.Single(source => source.HintName == name).SourceText.ToString();

    /// <summary>How often a step ran, by why.</summary>
    public int Count(string step, IncrementalStepRunReason reason) => Result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs)
        ? runs.SelectMany(run => run.Outputs).Count(output => output.Reason == reason)
        : 0;

    /// <summary>How many outputs of a step are not what they were.</summary>
    public int Changed(string step) =>
        Count(step, IncrementalStepRunReason.Modified) + Count(step, IncrementalStepRunReason.New) + Count(step, IncrementalStepRunReason.Removed);

    /// <summary>The compiler's errors about generated and written code; warnings count as errors.</summary>
    public string[] Errors()
    {
        _driver.RunGeneratorsAndUpdateCompilation(_compilation, out Compilation output, out _);
        return [.. output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.Id + ": " + diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture))];
    }

    private void RunTwice()
    {
        RunOnce();
        GeneratorRunResult first = Result;
        // A compilation that differs in name only stands for any edit of C# that the ops do not see.
        _compilation = _compilation.Clone();
        RunOnce();
        Assert.Null(Result.Exception);
        Assert.Equal(first.GeneratedSources.Length, Result.GeneratedSources.Length);
        foreach ((string step, ImmutableArray<IncrementalGeneratorRunStep> runs) in Result.TrackedSteps.Where(step => IsOwn(step.Key)))
        {
            Assert.All(runs.SelectMany(run => run.Outputs), output => Assert.True(
                output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step} ran again: {output.Reason}"));
        }

        ObjectGraph.AssertFreeOfSymbols(Result);
        Assert.All(Result.GeneratedSources, source => Assert.DoesNotContain("\r", source.SourceText.ToString(), StringComparison.Ordinal));
        Assert.All(Result.GeneratedSources, source => Assert.True(source.HintName.Length <= 80, source.HintName));
    }

    /// <summary>Whether a step is one of the generator's, and not one of the compiler's inputs.</summary>
    internal static bool IsOwn(string step) =>
        typeof(Steps).GetFields().Any(field => (string)field.GetRawConstantValue()! == step);

    private void RunOnce()
    {
        _driver = _driver.RunGenerators(_compilation);
        Result = _driver.GetRunResult().Results.Single();
    }
}
