namespace RawOpsNet.Tests.Packages;

/// <summary>What a stranger's build says of mistakes, as the build prints it.</summary>
public sealed class BuildMessageTests
{
    private const string Smooth = """
        schema: rawops/1
        namespace: Acme.Ops
        class: AcmeOps
        ops:
          - op: Smooth
            summary: Smooths x.
            docs: { x: The input., y: The output. }
            inputs: { x: T }
            outputs: { y: T }
            attrs: { T: "type(float32, float64)" }
            shape: same(x)
            kernels:
              elementwise: y = x * sigmoid(x)
            gradient: none
            tests: [{ in: { x: [0] }, out: { y: [0] } }]
        """;

    [Fact]
    public void Mistakes_in_a_yaml_are_errors_at_their_line_and_column_that_name_the_fix()
    {
        Consumer consumer = new("RawOps");
        consumer.Write("Program.cs", "Console.WriteLine();");
        consumer.Write("acme.ops.yaml", Smooth
            .Replace("sigmoid", "sigmiod", StringComparison.Ordinal)
            .Replace("same(x)", "smae(x)", StringComparison.Ordinal)
            .Replace("gradient:", "gradent:", StringComparison.Ordinal));

        (int exitCode, string[] messages) = consumer.Build();

        Assert.Equal(1, exitCode);
        Assert.Equal(
            [
                "acme.ops.yaml(11,12): error ROPS1302: 'smae' is not bound by an input of Smooth. Did you mean 'same'?",
                "acme.ops.yaml(13,28): error ROPS1503: 'sigmiod' is not a function. Did you mean 'sigmoid'?",
                "acme.ops.yaml(14,5): error ROPS1008: 'gradent' is not a key of an op. Did you mean 'gradient'?",
            ],
            Ours(messages));
        Assert.Equal(3, messages.Length);
    }

    [Fact]
    public void Calls_of_ops_that_are_not_there_say_what_is_known_of_them_beside_the_compiler()
    {
        Consumer consumer = new("RawOps");
        consumer.Write("acme.ops.yaml", Smooth);
        consumer.Write("Program.cs", """
            using RawOpsNet;
            Console.WriteLine(RawOps.MatMull(1f, 2f));
            Console.WriteLine(RawOps.PyFunc(1f));
            Console.WriteLine(RawOps.Smooth(1f));
            """);

        string[] messages = consumer.Build().Messages;

        Assert.Equal(
            [
                "Program.cs(2,26): error ROPS1805: 'MatMull' is no op of RawOps. Did you mean 'MatMul'?",
                "Program.cs(3,26): error ROPS1805: 'PyFunc' of tf.raw_ops is not planned: it calls Python; call a C# method.",
                "Program.cs(4,26): error ROPS1805: 'Smooth' is an op of Acme.Ops.AcmeOps. Add 'using Acme.Ops;'.",
            ],
            Ours(messages));
        Assert.Equal(3, messages.Count(message => message.Contains("error CS0117", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_kernel_that_no_file_has_is_asked_for_where_the_yaml_names_it()
    {
        Consumer consumer = new("RawOps");
        consumer.Write("Program.cs", "Console.WriteLine();");
        consumer.Write("acme.ops.yaml", Smooth.Replace(
            "elementwise: y = x * sigmoid(x)", "cpu: { method: SmoothRows }", StringComparison.Ordinal));

        string[] messages = consumer.Build().Messages;

        Assert.Equal(
            [
                "acme.ops.yaml(13,22): error ROPS1523: The method is missing. Write in namespace Acme.Ops.Kernels: internal static "
                    + "partial class CpuKernels { internal static partial void SmoothRows<T>(in SmoothCall call) where T : unmanaged, "
                    + "System.Numerics.IFloatingPointIeee754<T> { ... } }",
            ],
            Ours(messages));
        Assert.Single(messages);
    }

    // The build adds a link to the page of each message, which lies in the package.
    private static IEnumerable<string> Ours(string[] messages) => messages
        .Where(message => message.Contains(" ROPS", StringComparison.Ordinal))
        .Select(WithoutLink)
        .Order(StringComparer.Ordinal);

    private static string WithoutLink(string message)
    {
        int link = message.LastIndexOf(" (file://", StringComparison.Ordinal);
        Assert.True(link > 0, message);
        string page = new Uri(message[(link + 2)..message.IndexOf(')', link)]).LocalPath;
        string id = message[(message.IndexOf(" ROPS", StringComparison.Ordinal) + 1)..][..8];
        Assert.StartsWith($"# {id}: ", File.ReadAllText(page), StringComparison.Ordinal);
        return message[..link];
    }
}
