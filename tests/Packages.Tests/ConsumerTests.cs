using System.Xml.Linq;

namespace RawOpsNet.Tests.Packages;

/// <summary>A stranger's project, from the packages alone.</summary>
public sealed class ConsumerTests
{
    private static readonly string[] AllPackages =
        ["RawOps", "RawOps.Optimizers", "RawOps.Checkpoints", "RawOps.Models", "RawOps.Testing"];

    private const string ScaledAdd = """
        schema: rawops/1
        namespace: Acme.Ops
        class: AcmeOps
        ops:
          - op: ScaledAdd
            summary: Returns x + alpha * y.
            docs:
              x: The left operand.
              y: The right operand; scaled before it is added.
              z: The sum, in the broadcast shape.
              alpha: The scale of y.
            inputs: { x: T, y: T }
            outputs: { z: T }
            attrs:
              alpha: float = 1
              T: type(float32, float64)
            shape: broadcast(x, y)
            kernels:
              elementwise: z = x + alpha * y
            gradient: auto
            tests:
              - attrs: { alpha: 2 }
                in: { x: [1, 2], y: [10, 20] }
                out: { z: [21, 42] }
        """;

    [Fact]
    public void A_project_with_every_package_generates_its_op_builds_without_a_warning_and_runs()
    {
        Consumer consumer = new(AllPackages);
        consumer.Write("acme.ops.yaml", ScaledAdd);
        consumer.Write("Program.cs", """
            using Acme.Ops;
            using RawOpsNet;
            using RawOpsNet.Checkpoints;
            using RawOpsNet.Models;
            using RawOpsNet.Optimizers;
            using RawOpsNet.Testing;

            Tensor x = new float[] { 1, 2 };
            using GradientTape tape = new();
            tape.Watch(x);
            Tensor z = RawOps.ScaledAdd(x, new float[] { 10, 20 }, alpha: 2);
            Console.WriteLine(string.Join(" ", z.ToArray<float>()));
            Console.WriteLine(string.Join(" ", tape.Gradient(z, x)!.ToArray<float>()));

            Sequential model = new([new Dense(1)]);
            model.Compile(new SGD(0.1), new MeanSquaredError());
            Tensor inputs = new float[,] { { 1 }, { 2 } };
            model.Fit(inputs, RawOps.Mul(inputs, 2f), verbosity: Verbosity.Silent);
            Console.WriteLine(new Checkpoint(("model", model)) is not null);
            Console.WriteLine(GeneratedOps.From("acme.ops.yaml")["ScaledAdd"].Contains("x + alpha * y"));
            """);

        (int exitCode, string[] messages) = consumer.Build();
        Assert.Equal("", string.Join('\n', messages));
        Assert.Equal(0, exitCode);
        Assert.Equal((0, "21 42\n1 1\nTrue\nTrue\n"), consumer.Run());
        Assert.Equal("Returns x + alpha * y.", SummaryOf(
            Path.Combine(consumer.Output, "Consumer.xml"), "M:Acme.Ops.AcmeOps", ".ScaledAdd("));
    }

    [Fact]
    public void Summaries_of_ops_lie_beside_the_assembly_that_a_project_compiles_against()
    {
        Consumer consumer = new("RawOps");
        consumer.Write("Program.cs", "Console.WriteLine(RawOpsNet.RawOps.AddV2(1f, 2f));");

        (int exitCode, string[] messages) = consumer.Build("-p:CopyDebugSymbolFilesFromPackages=true",
            "-p:CopyDocumentationFilesFromPackages=true");

        Assert.Equal("", string.Join('\n', messages));
        Assert.Equal(0, exitCode);
        Assert.Equal("Returns x + y element-wise.", SummaryOf(
            Path.Combine(consumer.Output, "RawOps.Runtime.xml"), "M:RawOpsNet.RawOps", ".AddV2("));
    }

    private static string? SummaryOf(string path, string type, string method) => XDocument.Load(path).Descendants("member")
        .Where(element => (string)element.Attribute("name")! is { } name
            && name.StartsWith(type, StringComparison.Ordinal) && name.Contains(method, StringComparison.Ordinal))
        .Select(element => element.Element("summary")?.Value.Trim()).FirstOrDefault(text => text is not null);
}
