using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using RawOpsNet.Generator;
using RawOpsNet.Generator.MissingOps;
using RawOpsNet.Tests.Generator.Pipeline;

namespace RawOpsNet.Tests.Generator.MissingOps;

/// <summary>What is said where code calls an op on RawOps that is not there.</summary>
public sealed class UnknownOpAnalyzerTests
{
    private const string Scale = """
        schema: rawops/1
        namespace: Acme.Ops
        class: AcmeOps
        ops:
          - op: Scale
            summary: Multiplies x by factor.
            docs:
              x: The values.
              y: The products.
              factor: The factor.
            inputs: { x: T }
            outputs: { y: T }
            attrs:
              factor: float = 1
              T: type(float32, float64)
            kernels:
              elementwise: y = factor * x
            gradient: auto
            tests:
              - in:  { x: [1, 2] }
                out: { y: [1, 2] }
        """;

    [Theory]
    [InlineData("RawOps.AddV3(1f, 2f)", "'AddV3' is no op of RawOps. Did you mean 'AddV2'?")]
    [InlineData("RawOps.matmul(1f, 2f)", "'matmul' is no op of RawOps. Did you mean 'MatMul'?")]
    [InlineData("RawOps.PyFunc(1f)", "'PyFunc' of tf.raw_ops is not planned: it calls Python; call a C# method.")]
    [InlineData("RawOps.TopK(1f)", "'TopK' of tf.raw_ops is not planned: TensorFlow has retired it. Use 'TopKV2'.")]
    [InlineData("RawOps.ApplyAdam(1f)",
        "'ApplyAdam' of tf.raw_ops is not planned: it works on TensorFlow 1's reference variables, which RawOps does not have. "
        + "Use 'ResourceApplyAdam'.")]
    [InlineData("RawOps.Frobnicate(1f)",
        "'Frobnicate' is no op of RawOps, of tf.raw_ops or of a yaml file; this project has no ops.yaml and no *.ops.yaml.")]
    [InlineData("RawOpsNet.RawOps.AddV3(1f, 2f)", "'AddV3' is no op of RawOps. Did you mean 'AddV2'?")]
    public void A_call_of_an_op_that_is_not_there_says_what_is_known_of_it(string call, string expected)
    {
        Diagnostic message = Assert.Single(Messages($"using RawOpsNet;\nclass Code {{ object? Get() => {call}; }}"));

        Assert.Equal("ROPS1805", message.Id);
        Assert.Equal(DiagnosticSeverity.Error, message.Severity);
        Assert.Equal(expected, message.GetMessage(CultureInfo.InvariantCulture));
        FileLinePositionSpan place = message.Location.GetLineSpan();
        Assert.Equal(1, place.StartLinePosition.Line);
        Assert.Equal(
            $"class Code {{ object? Get() => {call[..(call.LastIndexOf("RawOps.", StringComparison.Ordinal) + 7)]}".Length,
            place.StartLinePosition.Character);
    }

    [Fact]
    public void An_op_that_is_planned_is_said_to_be()
    {
        string planned = TensorFlowOps.All.Values.First(op => op.Reason is null && typeof(RawOps).GetMethods().All(
            method => method.Name != op.Name)).Name;

        Diagnostic message = Assert.Single(Messages($"class Code {{ object? Get() => RawOpsNet.RawOps.{planned}(1f); }}"));

        Assert.Equal(
            $"'{planned}' of tf.raw_ops is planned, but RawOps has no record of it yet.",
            message.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("RawOps.AddV2(1f, 2f)")]
    [InlineData("RawOps.AddV2(1f)")]
    [InlineData("Other.RawOps.Foo(1f)")]
    public void A_call_of_an_op_that_is_there_and_of_another_RawOps_says_nothing(string call) => Assert.Empty(Messages(
        $"using RawOpsNet;\nclass Code {{ object? Get() => {call}; }}\nnamespace Other {{ class RawOps {{ }} }}"));

    [Fact]
    public void An_op_of_this_project_s_yaml_names_its_class() => Assert.Equal(
        "'Scale' is an op of Acme.Ops.AcmeOps. Call AcmeOps.Scale: before C# 14, RawOps has its own only.",
        Assert.Single(Messages("class Code { object? Get() => RawOpsNet.RawOps.Scale(1f); }", Scale))
            .GetMessage(CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(true, "'Scale' is an op of Acme.Ops.AcmeOps. Add 'using Acme.Ops;'.")]
    [InlineData(false, "'Scale' is an op of Acme.Ops.AcmeOps. Call AcmeOps.Scale: before C# 14, RawOps has its own only.")]
    public void An_op_of_another_namespace_tells_how_to_reach_it(bool hasExtensions, string expected) =>
        Assert.Equal(expected, UnknownOpMessage.Of("Scale", "Acme.Ops.AcmeOps", hasExtensions, hasRecords: true, []));

    private static Diagnostic[] Messages(string code, string? yaml = null)
    {
        CSharpParseOptions options = new(LanguageVersion.CSharp13);
        Compilation compilation = CSharpCompilation.Create(
            "Acme", [CSharpSyntaxTree.ParseText(code, options)], GeneratorRun.References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        ImmutableArray<AdditionalText> files = yaml is null ? [] : [new YamlText("/repo/acme.ops.yaml", yaml)];
        CSharpGeneratorDriver.Create([new OpsGenerator().AsSourceGenerator()], files, options)
            .RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _);
        return [.. compilation.WithAnalyzers([new UnknownOpAnalyzer()], new AnalyzerOptions(files))
            .GetAnalyzerDiagnosticsAsync().Result];
    }
}
