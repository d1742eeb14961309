using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RawOpsNet.Generator;

namespace RawOpsNet.Testing;

/// <summary>
/// What the generator writes for a yaml file: the C# of each op, and the messages. Runs the generator of the build, without a
/// build: <c>Snapshot.Match(GeneratedOps.From("acme.ops.yaml")["ScaledAdd"])</c>.
/// </summary>
public sealed class GeneratedOps
{
    private const string Suffix = ".g.cs";
    private const int LongestName = 55;

    // Hand-written kernels are the project's, which is not at hand here.
    private const string MissingMethod = "ROPS1523";

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetExtension(path) == ".dll" && File.Exists(path))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private GeneratedOps(GeneratorRunResult result)
    {
        Files = result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());
        Messages =
        [
            .. result.Diagnostics.Where(found => found.Severity != DiagnosticSeverity.Info && found.Id != MissingMethod)
                .Select(Text),
        ];
    }

    /// <summary>The generated files by name: <c>AcmeOps.ScaledAdd.g.cs</c>.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>The errors and warnings, as a build writes them: <c>acme.ops.yaml(3,5): error ROPS1008: ...</c>.</summary>
    public IReadOnlyList<string> Messages { get; }

    /// <summary>Gets the generated C# of an op.</summary>
    /// <param name="op">The op's name.</param>
    /// <exception cref="ArgumentException">No file declares the op; or it has an error, and the message tells it.</exception>
    public string this[string op] => Messages.Any(message => message.Contains(": error ", StringComparison.Ordinal))
        ? throw new ArgumentException($"The yaml has errors:\n{string.Join('\n', Messages)}", nameof(op))
        : Find(op, Suffix) ?? throw new ArgumentException(
            $"No op '{op}' is declared. There are {string.Join(", ", Names())}.", nameof(op));

    /// <summary>Gets the generated file that holds the CUDA C of an op; empty where it has none.</summary>
    /// <param name="op">The op's name.</param>
    public string Cuda(string op) => Find(op, ".Cuda" + Suffix) ?? "";

    /// <summary>Runs the generator on a yaml file; on a folder's ops.yaml and *.ops.yaml where the path is a folder.</summary>
    /// <param name="path">The path, from the folder of the test or from a folder above it.</param>
    /// <param name="test">The test's source file; the compiler gives it.</param>
    /// <exception cref="FileNotFoundException">Neither the test's folder nor one above has the file.</exception>
    public static GeneratedOps From(string path, [CallerFilePath] string test = "") =>
        Run([.. YamlFile.Find(path, test).Select(file => new YamlFile(Path.GetFileName(file), File.ReadAllText(file)))]);

    /// <summary>Runs the generator on a text.</summary>
    /// <param name="yaml">The text of a yaml file.</param>
    /// <param name="name">The file's name in messages.</param>
    public static GeneratedOps FromText(string yaml, string name = "ops.yaml") => Run([new YamlFile(name, yaml)]);

    private static GeneratedOps Run(ImmutableArray<AdditionalText> files)
    {
        CSharpParseOptions options = new(LanguageVersion.Preview);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Generated", [], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new OpsGenerator().AsSourceGenerator()], files, options);
        GeneratorRunResult result = driver.RunGenerators(compilation).GetRunResult().Results.Single();
        return result.Exception is null ? new GeneratedOps(result) : throw new InvalidOperationException(
            $"The generator failed: {result.Exception.Message}", result.Exception);
    }

    // Names of files keep the first characters of a long op's name.
    private string? Find(string op, string suffix)
    {
        string ending = $".{(op.Length <= LongestName ? op : op[..LongestName])}{suffix}";
        return Files.FirstOrDefault(file => file.Key.EndsWith(ending, StringComparison.Ordinal)).Value;
    }

    private IEnumerable<string> Names() => Files.Keys
        .Where(name => name.Count(c => c == '.') == 3)
        .Select(name => name.Split('.')[1])
        .Except(["Registry", "Contracts", "Enums"])
        .Order(StringComparer.Ordinal);

    private static string Text(Diagnostic found)
    {
        FileLinePositionSpan place = found.Location.GetLineSpan();
        string at = place.Path.Length == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"{place.Path}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): ");
        string severity = found.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        return $"{at}{severity} {found.Id}: {found.GetMessage(CultureInfo.InvariantCulture)}";
    }
}
