using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Emit.Signatures;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;
using ModelDType = RawOpsNet.Generator.Model.DType;

namespace RawOpsNet.Tests.Generator.Binding;

/// <summary>Several files are one registry, and what did not change stays equal.</summary>
public sealed class RegistryBindingTests
{
    private const string Caller = """
          - op: Twice
            summary: Doubles x.
            docs:
              x: The values.
              y: The doubles.
            inputs:
              x: T
            outputs:
              y: T
            attrs:
              T: type(trainable)
            kernels:
              composite: Scale(x, factor = 2)
            gradient: through
            tests:
              - in:  { x: [1, 2] }
                out: { y: [2, 4] }

        """;

    private const string Sets = "schema: rawops/1\nnamespace: Acme.Ops\nclass: AcmeOps\n"
        + "sets:\n  trainable: [float32, float64]\nenums:\n  Mode: { Fast: FAST, Exact: EXACT }\n\nops:\n";

    [Fact]
    public void Ops_and_sets_of_one_file_are_known_in_the_others()
    {
        BoundFiles bound = Records.BindFiles(Records.Head + Caller, Sets + Records.Scale);

        Assert.Empty(Records.Messages(bound));
        Assert.Equal(["Twice", "Scale"], Assert.Single(bound.Registries).Ops.Select(op => op.Name));
        Assert.Equal([ModelDType.Float32, ModelDType.Float64], bound.Model.Ops[0].Attr("T")!.AllowedDTypes);
        Assert.Equal("Mode", Assert.Single(bound.Model.Enums).Name);
    }

    [Fact]
    public void An_op_of_two_files_is_reported_at_the_second_and_kept_once()
    {
        BoundFiles bound = Records.BindFiles(Records.Head + Records.Scale, Records.Head + Records.Scale);

        Assert.Equal(
            ["1.ops.yaml(7,9): error ROPS1102: Op 'Scale' is already declared at 0.ops.yaml(7)."], Records.Messages(bound));
        Assert.Single(bound.Model.Ops);
    }

    [Fact]
    public void A_name_that_a_referenced_class_has_too_is_a_warning_that_names_both()
    {
        OpSignature taken = OpSignature.Of(Records.Model(Records.Scale), "RawOpsNet", "RawOps");

        BoundFiles bound = OpsBinder.Bind(
            [new OpsFile("ops.yaml", Records.Head + Records.Scale)], new[] { taken }, default, CancellationToken.None);

        Assert.Equal(
            ["ops.yaml(7,9): warning ROPS1706: 'Scale' is an op of RawOpsNet.RawOps too, and RawOps.Scale may be that one. "
                + "Call AcmeOps.Scale, or set csharp.name."],
            Records.Messages(bound));
    }

    [Fact]
    public void A_comment_moves_messages_and_changes_no_model()
    {
        string wrong = Records.Scale.Replace("y = factor", "y = facter", StringComparison.Ordinal);
        BoundFiles before = Records.Bind(Records.Scale, wrong.Replace("op: Scale", "op: Wrong", StringComparison.Ordinal));
        BoundFiles after = Records.Bind(
            "  # a comment\n", Records.Scale, wrong.Replace("op: Scale", "op: Wrong", StringComparison.Ordinal));

        Assert.Equal(before.Model, after.Model);
        Assert.Equal(before.Diagnostics[0].Span.Down(1), after.Diagnostics[0].Span);
        Assert.Equal(before.Diagnostics[0].Message, after.Diagnostics[0].Message);
    }

    [Fact]
    public void An_edited_test_changes_no_signature()
    {
        string edited = Records.Scale.Replace(
            "{ y: [1, 2] }", "{ y: [1, 2] }\n        tolerance: 1.0e-5", StringComparison.Ordinal);

        Assert.Equal(Context(Records.Scale), Context(edited));
        Assert.Equal(Records.Model(Records.Scale), Records.Model(edited));
    }

    [Fact]
    public void An_edited_signature_changes_the_context() => Assert.NotEqual(
        Context(Records.Scale),
        Context(Records.Scale.Replace("T: type(float32, float64)", "T: type(float32)", StringComparison.Ordinal)));

    [Fact]
    public void Messages_past_a_hundred_are_counted()
    {
        string[] records = Enumerable.Range(0, 130)
            .Select(i => Records.Scale.Replace("op: Scale", $"op: Scale{i}", StringComparison.Ordinal)
                .Replace("y = factor", "y = facter", StringComparison.Ordinal)).ToArray();

        BoundFiles bound = Records.Bind(records);

        Assert.Equal(101, bound.Diagnostics.Count);
        Assert.Equal("30 more messages are not shown. Fix these first.", bound.Diagnostics[100].Message);
        Assert.Equal(bound.Diagnostics.Take(100).OrderBy(found => found.Span.StartLine), bound.Diagnostics.Take(100));
    }

    [Fact]
    public void Line_breaks_of_Windows_change_nothing()
    {
        string text = Records.Head + Records.Scale.Replace("y = factor", "y = facter", StringComparison.Ordinal);

        Assert.Equal(
            Records.Messages(Records.BindFiles(text)),
            Records.Messages(Records.BindFiles(text.Replace("\n", "\r\n", StringComparison.Ordinal))));
    }

    [Fact]
    public void The_records_of_the_repository_have_no_errors()
    {
        OpsFile[] files = Yaml.YamlReaderTests.YamlFiles().Select(path => new OpsFile(path, Repository.Read(path))).ToArray();

        BoundFiles bound = OpsBinder.Bind(files, default, default, CancellationToken.None);

        Assert.DoesNotContain(bound.Diagnostics, found => found.Rule.Severity == RuleSeverity.Error);
    }

    private static BindingContext Context(string record)
    {
        SplitFile split = FileSplitter.Split("ops.yaml", Records.Head + record);
        FileHead head = HeadBinder.Bind(split.Path, split.Head).Head;
        return BindingContext.Of([ParsedOp.Parse(split.Chunks[0], head, NamedTypes.None)], default, default);
    }
}
