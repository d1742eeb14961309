using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Tests.Generator.Binding;

/// <summary>Records that tests change in one place, and binding without ceremony.</summary>
internal static class Records
{
    /// <summary>The head of every file.</summary>
    public const string Head = "schema: rawops/1\nnamespace: Acme.Ops\nclass: AcmeOps\n\nops:\n\n";

    /// <summary>A sound elementwise record.</summary>
    public const string Scale = """
          - op: Scale
            summary: Multiplies x by factor.
            docs:
              x: The values.
              y: The products.
              factor: The factor.
            inputs:
              x: T
            outputs:
              y: T
            attrs:
              factor: float = 1
              T: type(float32, float64)
            kernels:
              elementwise: y = factor * x
            gradient:
              x: factor * dy
            tests:
              - in:  { x: [1, 2] }
                out: { y: [1, 2] }

        """;

    /// <summary>Binds one file of these records.</summary>
    public static BoundFiles Bind(params string[] records) => BindFiles(Head + string.Concat(records));

    /// <summary>Binds files called 0.ops.yaml, 1.ops.yaml and so on.</summary>
    public static BoundFiles BindFiles(params string[] texts) => OpsBinder.Bind(
        texts.Select((text, i) => new OpsFile($"{i}.ops.yaml", text)).ToArray(), default, default, CancellationToken.None);

    /// <summary>The messages but for infos, as the build writes them.</summary>
    public static string[] Messages(BoundFiles bound) =>
        bound.Diagnostics.Where(found => found.Rule.Severity != RuleSeverity.Info).Select(DiagnosticText.Of).ToArray();

    /// <summary>The model of a record that has no mistakes.</summary>
    public static OpModel Model(string record)
    {
        BoundFiles bound = Bind(record);
        Assert.Empty(Messages(bound));
        return bound.Model.Ops[0];
    }
}
