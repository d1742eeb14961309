using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace RawOpsNet.Tests.Packages;

/// <summary>A stranger's project, from the packages alone.</summary>
public sealed class ConsumerTests
{
    private static readonly string[] AllPackages =
        ["RawOps", "RawOps.Optimizers", "RawOps.Checkpoints", "RawOps.Models", "RawOps.Testing"];

    // The op that README shows, as it stands there.
    private static readonly string Swish = Regex.Match(Repository.Read("README.md"), "```yaml\n(schema: .*?)```",
        RegexOptions.Singleline).Groups[1].Value;

    [Fact]
    public void A_project_with_every_package_generates_its_op_builds_without_a_warning_and_runs()
    {
        Consumer consumer = new(AllPackages);
        consumer.Write("acme.ops.yaml", Swish);
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
            Tensor z = RawOps.Swish(x, beta: 50);
            Console.WriteLine(string.Join(" ", z.ToArray<float>()));
            Console.WriteLine(string.Join(" ", tape.Gradient(z, x)!.ToArray<float>()));

            Sequential model = new([new Dense(1)]);
            model.Compile(new SGD(0.1), new MeanSquaredError());
            Tensor inputs = new float[,] { { 1 }, { 2 } };
            model.Fit(inputs, RawOps.Mul(inputs, 2f), verbosity: Verbosity.Silent);
            Console.WriteLine(new Checkpoint(("model", model)) is not null);
            Console.WriteLine(GeneratedOps.From("acme.ops.yaml")["Swish"].Contains("x * sigmoid(beta * x)"));
            """);

        (int exitCode, string[] messages) = consumer.Build();
        Assert.Equal("", string.Join('\n', messages));
        Assert.Equal(0, exitCode);
        Assert.Equal((0, "1 2\n1 1\nTrue\nTrue\n"), consumer.Run());
        Assert.Equal("Returns x * sigmoid(beta * x) element-wise.", SummaryOf(
            Path.Combine(consumer.Output, "Consumer.xml"), "M:Acme.Ops.AcmeOps", ".Swish("));
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
