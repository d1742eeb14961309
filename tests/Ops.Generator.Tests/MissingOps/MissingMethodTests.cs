using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RawOpsNet.Generator;
using RawOpsNet.Tests.Generator.Pipeline;

namespace RawOpsNet.Tests.Generator.MissingOps;

/// <summary>What is said where a record names a method that no file has.</summary>
public sealed class MissingMethodTests
{
    private const string Yaml = """
        schema: rawops/1
        namespace: Acme.Ops
        class: AcmeOps
        ops:
          - op: Average
            summary: Averages the elements.
            docs:
              x: The values.
              y: The averages.
            inputs: { x: T }
            outputs: { y: T }
            attrs:
              T: type(float32, float64)
            shape: same(x)
            kernels:
              cpu: { method: Average }
            gradient: none
            tests:
              - in:  { x: [1, 2] }
                out: { y: [1, 2] }
        """;

    private const string Missing =
        "acme.ops.yaml(16,22): The method is missing. Write in namespace Acme.Ops.Kernels: internal static partial class CpuKernels "
        + "{ internal static partial void Average<T>(in AverageCall call) where T : unmanaged, "
        + "System.Numerics.IFloatingPointIeee754<T> { ... } }";

    [Theory]
    [InlineData("", "")]
    [InlineData("namespace Acme.Ops.Kernels { static partial class CpuKernels { static void Average<T>(int call) { } } }",
        " Code.cs has 'Average<T>(int)', which differs.")]
    [InlineData("namespace Acme.Ops { static partial class CpuKernels { static void Average<T>(int call) { } } }",
        " Code.cs has one in class CpuKernels of namespace Acme.Ops.")]
    [InlineData("namespace Acme.Ops.Kernels { static partial class CpuKernels { static void Avrage<T>(int call) { } } }",
        " Code.cs has 'Avrage'.")]
    public void A_missing_method_is_given_whole_with_what_was_probably_meant_to_be_it(string code, string hint) =>
        Assert.Equal(Missing + hint, Assert.Single(Messages(code)));

    [Fact]
    public void A_method_that_is_there_gives_no_message() => Assert.Empty(Messages("""
        namespace Acme.Ops.Kernels
        {
            internal static partial class CpuKernels
            {
                internal static partial void Average<T>(in AverageCall call)
                    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
                {
                }
            }
        }
        """));

    [Theory]
    [InlineData("")]
    [InlineData("where T : class")]
    [InlineData("where T : System.Numerics.INumber<T>")]
    [InlineData("where T : unmanaged, System.Numerics.IBinaryInteger<T>")]
    public void A_constraint_that_a_kernel_cannot_have_is_told_with_the_one_it_needs(string constraint) => Assert.Equal(
        "Code.cs(6,13): Average of op Average needs 'where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>'.",
        Assert.Single(Messages(Kernel(constraint, "{ }"), "ROPS1524")).Replace("(5,38)", "(6,13)", StringComparison.Ordinal));

    [Theory]
    [InlineData("where T : unmanaged")]
    [InlineData("where T : unmanaged, System.Numerics.INumber<T>")]
    [InlineData("where T : unmanaged, System.IEquatable<T>, System.Numerics.INumberBase<T>")]
    public void A_weaker_constraint_serves_the_same_dtypes_and_the_declaration_follows_it(string constraint)
    {
        string code = Kernel(constraint, "{ System.ReadOnlySpan<T> x = RawOpsNet.OpServices.TensorAccess.Read<T>(call.X); }");
        GeneratorRun run = GeneratorRun.OfFiles(code, ("/repo/acme.ops.yaml", Yaml));

        Assert.DoesNotContain(run.Diagnostics, found => found.Severity == DiagnosticSeverity.Error);
        Assert.Empty(run.Errors());
    }

    private static string Kernel(string constraint, string body) => $$"""
        namespace Acme.Ops.Kernels
        {
            internal static partial class CpuKernels
            {
                internal static partial void Average<T>(in AverageCall call)
                    {{constraint}}
                {{body}}
            }
        }
        """;

    private static string[] Messages(string code, string id = "ROPS1523")
    {
        CSharpParseOptions options = new(LanguageVersion.CSharp13);
        Compilation compilation = CSharpCompilation.Create(
            "Acme", [CSharpSyntaxTree.ParseText(code, options, "/repo/Code.cs")], GeneratorRun.References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new OpsGenerator().AsSourceGenerator()], [new YamlText("/repo/acme.ops.yaml", Yaml)], options);
        return [.. driver.RunGenerators(compilation).GetRunResult().Diagnostics.Where(found => found.Id == id).Select(Text)];
    }

    private static string Text(Diagnostic found)
    {
        FileLinePositionSpan place = found.Location.GetLineSpan();
        return $"{Path.GetFileName(place.Path)}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): "
            + found.GetMessage(CultureInfo.InvariantCulture);
    }
}
