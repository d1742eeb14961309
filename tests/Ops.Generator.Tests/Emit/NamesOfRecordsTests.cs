using Microsoft.CodeAnalysis;
using RawOpsNet.Tests.Generator.Pipeline;

namespace RawOpsNet.Tests.Generator.Emit;

/// <summary>The generator's own names give way to a record's, whatever those are.</summary>
public sealed class NamesOfRecordsTests
{
    [Fact]
    public void An_attr_may_be_called_as_a_type_attr_in_small_letters()
    {
        const string Record = """
              - op: Renamed
                summary: Multiplies x by t.
                docs: { x: The values., y: The products., t: The factor. }
                inputs: { x: T }
                outputs: { y: T }
                attrs: { t: float = 1, T: "type(float32, float64)" }
                kernels: { elementwise: y = x * t }
                gradient: auto
                tests: [{ in: { x: [1] }, out: { y: [1] } }]

            """;
        GeneratorRun run = GeneratorRun.Of(Record);

        Assert.DoesNotContain(run.Diagnostics, found => found.Severity == DiagnosticSeverity.Error);
        Assert.Empty(run.Errors());
    }

    [Theory]
    [InlineData("site")]
    [InlineData("dtype")]
    [InlineData("site_input")]
    [InlineData("body")]
    [InlineData("axes")]
    [InlineData("call")]
    [InlineData("device")]
    [InlineData("shape")]
    [InlineData("v")]
    [InlineData("i")]
    [InlineData("row")]
    [InlineData("saved")]
    [InlineData("upstream")]
    [InlineData("into")]
    [InlineData("tape")]
    [InlineData("record")]
    [InlineData("gradient")]
    [InlineData("buffer")]
    [InlineData("count")]
    [InlineData("r")]
    [InlineData("a")]
    [InlineData("params")]
    [InlineData("class")]
    [InlineData("value")]
    [InlineData("result")]
    [InlineData("arguments")]
    [InlineData("run")]
    [InlineData("cpu")]
    [InlineData("RawOps")]
    [InlineData("Tensor")]
    [InlineData("Shape")]
    [InlineData("V")]
    public void An_input_an_output_or_an_attr_may_have_any_name(string name)
    {
        foreach (string records in new[] { Elementwise(name, "y", "factor"), Elementwise("x", name, "factor"),
            Elementwise("x", "y", name), Reduction(name, "over", "y"), Reduction("x", name, "y"), Reduction("x", "over", name) })
        {
            GeneratorRun run = GeneratorRun.Of(records);
            IEnumerable<string> messages = run.Diagnostics.Where(found => found.Severity != DiagnosticSeverity.Info)
                .Select(found => found.ToString());
            Assert.Equal("", string.Join('\n', messages.Concat(run.Errors())));
        }
    }

    [Fact]
    public void Callers_name_a_site_and_a_dtype_as_the_record_does()
    {
        const string Record = """
              - op: Locate
                summary: Adds the place of the site.
                docs: { site: The values., site_input: Others., found: The sums., also: The sums again., dtype: A number. }
                inputs: { site: "T[n]", site_input: "T[n]" }
                outputs: { site_output: "T[n]", site: "T[n]" }
                attrs: { dtype: int = 1, T: "type(float32, float64)" }
                kernels: { cpu: { method: Locate } }
                gradient: none
                tests: [{ in: { site: [1], site_input: [1] }, out: { site_output: [2] } }]

            """;
        string record = Record.Replace("found: The sums., also: The sums again.", "site_output: The sums.", StringComparison.Ordinal)
            .Replace(", site: \"T[n]\" }", " }", StringComparison.Ordinal);
        const string Code = """
            using Acme.Ops;
            using RawOpsNet;
            internal static class Use
            {
                internal static Tensor All(Tensor t) => AcmeOps.Locate(site: t, siteInput: t, dtype: 3);
                internal static Tensor<float> Typed(Tensor<float> t) => AcmeOps.Locate(site: t, siteInput: t, dtype: 3);
            }
            namespace Acme.Ops.Kernels
            {
                internal static partial class CpuKernels
                {
                    internal static partial void Locate<T>(in LocateCall call)
                        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> =>
                        _ = (call.Site, call.SiteInput2, call.SiteInput, call.DtypeAttr);
                }
            }
            """;
        GeneratorRun run = GeneratorRun.Of(record, Code);

        Assert.DoesNotContain(run.Diagnostics, found => found.Severity == DiagnosticSeverity.Error);
        Assert.Empty(run.Errors());
    }

    [Fact]
    public void The_one_name_that_may_not_be_taken_is_told_with_the_way_out() => Assert.Contains(
        "ROPS1701: 'name of every call' and 'name' both become 'name'. Rename one under csharp.parameters.",
        Assert.Single(GeneratorRun.Of(Elementwise("name", "y", "factor")).Diagnostics, found => found.Id == "ROPS1701").ToString(),
        StringComparison.Ordinal);

    private static string Elementwise(string input, string output, string attr) => $$"""
          - op: Scale
            summary: Multiplies by a factor.
            docs:
              {{input}}: The values.
              {{output}}: The products.
              {{attr}}: The factor.
            inputs:
              {{input}}: T
            outputs:
              {{output}}: T
            attrs:
              {{attr}}: float = 1
              T: type(float32, float64)
            kernels:
              elementwise: {{output}} = {{attr}} * exp({{input}})
            gradient: auto
            tests:
              - in:  { {{input}}: [0] }
                out: { {{output}}: [1] }

        """;

    private static string Reduction(string input, string over, string output) => $$"""
          - op: Total
            summary: Adds up.
            docs:
              {{input}}: The values.
              {{over}}: The axes to reduce.
              {{output}}: The sums.
            inputs:
              {{input}}: T
              {{over}}: int32
            outputs:
              {{output}}: T
            attrs:
              T: type(float32, float64)
            host: [{{over}}]
            shape: reduce({{input}}, {{over}}, false)
            kernels:
              reduce:
                over: {{over}}
                map: x
                init: 0
                combine: a + b
            gradient:
              {{input}}: zeros_like({{input}}) + Reshape(d{{output}}, kept_shape({{input}}, {{over}}))
              {{over}}: none
            tests:
              - in:  { {{input}}: [1, 2], {{over}}: [0] }
                out: { {{output}}: 3 }

        """;
}
