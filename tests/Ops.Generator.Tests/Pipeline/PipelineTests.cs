using Microsoft.CodeAnalysis;
using RawOpsNet.Generator.Pipeline;

namespace RawOpsNet.Tests.Generator.Pipeline;

public class PipelineTests
{
    private static readonly string Three = Records.Scaled("First") + Records.Scaled("Second") + Records.Scaled("Third");

    [Fact]
    public void Generated_code_of_a_consumer_compiles_with_warnings_as_errors()
    {
        GeneratorRun run = GeneratorRun.Of(
            Three + Records.Updates + Records.HandWritten, Records.HandWrittenKernel);

        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Id != "ROPS1803");
        Assert.Empty(run.Errors());
    }

    [Fact]
    public void Editing_an_op_re_emits_only_that_op()
    {
        GeneratorRun run = GeneratorRun.Of(Three);

        run.Edit(Records.Scaled("First") + Records.Scaled("Second", body: "x - alpha * y") + Records.Scaled("Third"));

        Assert.Equal(1, run.Changed(Steps.Emission));
        Assert.Equal(2, run.Count(Steps.Emission, IncrementalStepRunReason.Cached) + run.Count(Steps.Emission, IncrementalStepRunReason.Unchanged));
        Assert.Contains("x - ", run.File("AcmeOps.Second.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_re_emits_nothing()
    {
        GeneratorRun run = GeneratorRun.Of(Three);

        run.Edit("  # A comment, which moves every record down.\n\n" + Three);

        Assert.Equal(0, run.Changed(Steps.Emission));
        Assert.Equal(0, run.Changed(Steps.Registry));
    }

    [Fact]
    public void A_comment_inside_a_record_re_emits_nothing()
    {
        GeneratorRun run = GeneratorRun.Of(Three);

        run.Edit(Three.Replace("    summary: Returns", "    # Why it is so.\n    summary: Returns", StringComparison.Ordinal));

        Assert.Equal(0, run.Changed(Steps.Emission));
    }

    [Fact]
    public void An_edit_of_csharp_re_runs_nothing()
    {
        GeneratorRun run = GeneratorRun.Of(Three);

        run.EditCode("public class Anything { public int Value => 3; }");

        string[] steps =
            [Steps.Split, Steps.Records, Steps.Parsed, Steps.Context, Steps.Bound, Steps.Emission, Steps.Registry, Steps.Diagnostics];
        Assert.All(steps, step => Assert.Equal(0, run.Changed(step)));
    }

    [Fact]
    public void Editing_a_dense_op_re_emits_its_sparse_form_too()
    {
        GeneratorRun run = GeneratorRun.Of(Three + Records.Updates);

        run.Edit(Three + Records.Updates.Replace("var + alpha * grad", "var - alpha * grad", StringComparison.Ordinal));

        Assert.Equal(2, run.Changed(Steps.Emission));
    }

    [Fact]
    public void An_op_with_an_error_keeps_a_method_that_throws_and_the_others()
    {
        GeneratorRun run = GeneratorRun.Of(Records.Scaled("First") + Records.Scaled("Second", body: "x + nowhere"));

        Assert.Contains(run.Diagnostics, diagnostic => diagnostic.Id == "ROPS1502");
        Assert.DoesNotContain(run.Errors(), error => !error.StartsWith("ROPS", StringComparison.Ordinal));
        Assert.Contains("throw new InternalException", run.File("AcmeOps.Second.g.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("throw new InternalException", run.File("AcmeOps.First.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_kernel_is_one_error_at_the_yaml_line_that_names_it()
    {
        GeneratorRun run = GeneratorRun.Of(Records.HandWritten);

        FileLinePositionSpan place = Assert.Single(run.Diagnostics, found => found.Id == "ROPS1523").Location.GetLineSpan();

        Assert.EndsWith("acme.ops.yaml", place.Path, StringComparison.Ordinal);
        Assert.Equal("cpu: { method: Doubled }",
            (GeneratorRun.Head + Records.HandWritten).Split('\n')[place.StartLinePosition.Line].Trim());
        Assert.Empty(run.Errors());
    }

    [Fact]
    public void A_formula_of_a_consumer_calls_ops_of_the_runtime()
    {
        GeneratorRun run = GeneratorRun.Of(Records.HandWritten, Records.HandWrittenKernel);

        Assert.Contains("global::RawOpsNet.RawOps.Mul(", run.File("AcmeOps.Doubled.g.cs"), StringComparison.Ordinal);
        Assert.Empty(run.Errors());
    }
}
