using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RawOpsNet.Generator;

namespace RawOpsNet.Benchmarks;

/// <summary>
/// Generates 534 ops in a new driver (the budget is 400 ms), and again after one op was edited (15 ms), after a comment was
/// added, and after C# was.
/// </summary>
public class GeneratorBenchmarks
{
    private const int Ops = 534;

    // An editor's process is warm: the JIT's second tier needs some hundred runs, more than --quick warms up with.
    private const int WarmEdits = 200;

    private const string Path = "/repo/acme.ops.yaml";

    private readonly CSharpParseOptions _options = new(LanguageVersion.CSharp13);
    private CSharpCompilation _compilation = null!;
    private AdditionalText _before = null!;
    private AdditionalText _edited = null!;
    private AdditionalText _commented = null!;
    private GeneratorDriver _warm = null!;

    /// <summary>Makes the records, and a driver that has generated them.</summary>
    [GlobalSetup]
    public void Setup()
    {
        string text = RecordsText.Make(Ops);
        _before = new MemoryText(Path, text);
        _edited = new MemoryText(Path, RecordsText.Make(Ops, edited: Ops / 2));
        _commented = new MemoryText(Path, "# A comment.\n" + text);
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(System.IO.Path.PathSeparator)
            .Where(path => System.IO.Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name == "RawOps.Runtime.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));
        _compilation = CSharpCompilation.Create(
            "Acme", [CSharpSyntaxTree.ParseText("class C;", _options)], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        _warm = Driver().RunGenerators(_compilation);
        for (int i = 0; i < WarmEdits; i++)
        {
            OneOpEdited();
        }

        GeneratorRunResult result = _warm.GetRunResult().Results.Single();
        if (result.Exception is not null || result.GeneratedSources.Length < Ops
            || result.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            throw new InvalidOperationException(
                $"The records of the benchmark gave {result.GeneratedSources.Length} files: {result.Exception} "
                + string.Join('\n', result.Diagnostics.Take(5)));
        }
    }

    /// <summary>Generates everything in a new driver.</summary>
    [Benchmark]
    public GeneratorDriver Cold() => Driver().RunGenerators(_compilation);

    /// <summary>Generates after one op was edited.</summary>
    [Benchmark]
    public GeneratorDriver OneOpEdited() => _warm.ReplaceAdditionalText(_before, _edited).RunGenerators(_compilation);

    /// <summary>Generates after a comment moved every op down a line.</summary>
    [Benchmark]
    public GeneratorDriver CommentAdded() => _warm.ReplaceAdditionalText(_before, _commented).RunGenerators(_compilation);

    /// <summary>Generates after C# was edited.</summary>
    [Benchmark]
    public GeneratorDriver KeyPressed() => _warm.RunGenerators(
        _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class D;", _options)));

    private CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new OpsGenerator().AsSourceGenerator()], [_before], _options);
}
