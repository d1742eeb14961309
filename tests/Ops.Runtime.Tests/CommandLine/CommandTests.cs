using System.Text.Json;
using RawOpsNet.CommandLine;
using RawOpsNet.Tests.Runtime.Golden;
using RawOpsNet.Tests.Runtime.House;

namespace RawOpsNet.Tests.Runtime.CommandLine;

/// <summary>The commands of <c>rawops</c>: what they print, their last lines and their exit codes.</summary>
public sealed class CommandTests : IDisposable
{
    private const string Head = "schema: rawops/1\nnamespace: RawOpsNet\nclass: RawOps\n\nops:\n\n";

    private static readonly string Required = GoldenFolder.Path("required-ops-foundation.txt");

    private readonly string _folder = Directory.CreateTempSubdirectory("rawops-commands-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void List_prints_a_signature_an_op()
    {
        (int code, string[] lines, _) = Run("list");

        Assert.Equal(0, code);
        Assert.Equal(OpRegistry.All.Count(), lines.Length);
        Assert.Contains("AddV2(x: T, y: T) -> (z: T)", lines);
    }

    [Fact]
    public void List_missing_prints_nothing_for_the_required_ops()
    {
        (int code, string[] lines, _) = Run("list", "--missing", Required);

        Assert.Equal(0, code);
        Assert.Empty(lines);
    }

    [Fact]
    public void List_missing_names_what_the_registry_lacks_and_fails()
    {
        string list = Write("list.txt", "# what we need\nAddV2\n\nNoSuchOp\n  Abs  \nAlsoNot\n");

        (int code, string[] lines, _) = Run("list", "--missing", list);

        Assert.Equal(1, code);
        Assert.Equal(["NoSuchOp", "AlsoNot"], lines);
    }

    [Fact]
    public void Show_prints_arguments_kernels_and_gradient()
    {
        (int code, string[] lines, _) = Run("show", "AddV2");

        Assert.Equal(0, code);
        Assert.Contains("  x: The left operand.", lines);
        Assert.Contains("  x: unbroadcast(dz, x)", lines);
        Assert.Contains(lines, line => line.StartsWith("  cpu elementwise: ", StringComparison.Ordinal)
            && line.Contains("float32", StringComparison.Ordinal));
        Assert.DoesNotContain("cuda", lines);
    }

    [Fact]
    public void Show_prints_the_CUDA_text_on_request()
    {
        (int code, string[] lines, _) = Run("show", "AddV2", "--code");

        Assert.Equal(0, code);
        Assert.Contains("cuda", lines);
        Assert.Contains(lines, line => line.Contains("add_v2_f32(const f32* p_x", StringComparison.Ordinal));
    }

    [Fact]
    public void Show_prints_the_generated_csharp_on_request_as_the_build_writes_it()
    {
        (int code, string[] lines, _) = Run("show", "Sigmoid", "--code");

        Assert.Equal(0, code);
        string[] verified = Checkout.Read("tests/Ops.Generator.Tests/Emit/Snapshots/Sigmoid.verified.cs").TrimEnd('\n').Split('\n');
        int start = Array.IndexOf(lines, "csharp") + 1;
        Assert.Equal(verified, lines[start..(start + verified.Length)]);
    }

    [Fact]
    public void Show_of_an_unknown_op_names_the_nearest_and_fails()
    {
        (int code, _, string error) = Run("show", "AddV3");

        Assert.Equal(2, code);
        Assert.Contains("AddV3", error, StringComparison.Ordinal);
        Assert.Contains("AddV2", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ops.yaml")]
    [InlineData("ops/special.ops.yaml")]
    [InlineData("tests/Ops.Runtime.Tests/acme.ops.yaml")]
    public void Check_finds_no_error_in_the_repository_as_a_whole_and_by_file(string path)
    {
        (int code, string[] lines, _) = Run("check", Path.Combine(Checkout.Root, path));

        Assert.Equal(0, code);
        Assert.Matches("^[1-9][0-9]* ops, 0 errors, [0-9]+ other messages$", lines[^1]);
        Assert.DoesNotContain(lines, line => line.Contains(": error ", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_names_line_and_column_and_fails()
    {
        string yaml = Write("ops.yaml", (Head + Scale).Replace("exp(x)", "epx(x)", StringComparison.Ordinal));

        (int code, string[] lines, _) = Run("check", yaml);

        Assert.Equal(1, code);
        Assert.Equal(
            [$"{yaml}(19,24): error ROPS1503: 'epx' is not a function. Did you mean 'exp'?", "1 ops, 1 errors, 0 other messages"],
            lines);
    }

    [Fact]
    public void Check_of_a_lone_file_knows_the_ops_of_the_runtime()
    {
        string record = Scale.Replace("gradient: auto", "gradient:\n      x: Mul(dy, y)", StringComparison.Ordinal);

        (int code, string[] lines, _) = Run("check", Write("lone.ops.yaml", Head + record));

        Assert.Equal((0, "1 ops, 0 errors, 0 other messages"), (code, lines[^1]));
    }

    [Fact]
    public void Check_tells_an_op_that_another_file_of_the_registry_has_too()
    {
        Write("ops.yaml", Head + Scale);
        string second = Write("more.ops.yaml", Head + Scale);

        (int code, string[] lines, _) = Run("check", second);

        Assert.Equal(1, code);
        Assert.Contains(lines, line => line.Contains("ROPS1102", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_of_what_is_not_there_names_the_path()
    {
        string path = Path.Combine(_folder, "nothing.yaml");

        (int code, string[] lines, string error) = Run("check", path);

        Assert.Equal(2, code);
        Assert.Empty(lines);
        Assert.Contains(path, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Conform_prints_a_line_a_file_and_the_total()
    {
        (int code, string[] lines, _) = Run("conform", GoldenFolder.Path("ops"), "--only", "Angle,Complex");

        Assert.Equal(0, code);
        Assert.Equal(
            ["Angle: 2 of 2", "Complex: 2 of 2", "PASSED 4 of 4 cases in 2 ops; 0 ops not in the registry"], lines);
    }

    [Fact]
    public void Conform_takes_the_tape_among_the_Keras_files()
    {
        (int code, string[] lines, _) = Run("conform", GoldenFolder.Path("keras"), "--only", "tape");

        Assert.Equal(0, code);
        Assert.Matches("^PASSED ([1-9][0-9]*) of \\1 cases in 1 ops; 0 ops not in the registry$", lines[^1]);
    }

    [Fact]
    public void Conform_names_the_failed_case_with_got_expected_and_difference()
    {
        Write("Neg.json", Case("Neg", "wrong", 3f, -2.5f));
        Write("NoSuchOp.json", Case("NoSuchOp", "any", 1f, 1f));

        (int code, string[] lines, _) = Run("conform", _folder);

        Assert.Equal(1, code);
        Assert.Equal(
            [
                "Neg: 0 of 1",
                "  wrong: y [0] is -3, expected -2.5, difference 0.5 (1 of 1 elements)",
                "NoSuchOp: not in the registry",
                "PASSED 0 of 1 cases in 1 ops; 1 ops not in the registry",
            ],
            lines);
    }

    [Fact]
    public void Conform_of_a_name_without_vectors_says_so_and_fails()
    {
        (int code, string[] lines, _) = Run("conform", GoldenFolder.Path("ops"), "--only", "AddV3");

        Assert.Equal(1, code);
        Assert.Contains("Did you mean 'AddV2'?", lines[0], StringComparison.Ordinal);
        Assert.Equal("PASSED 0 of 0 cases in 0 ops; 0 ops not in the registry", lines[^1]);
    }

    [Theory]
    [InlineData("gpu:0", "gpu:0")]
    [InlineData("toaster", "toaster")]
    public void Conform_on_a_device_that_is_not_there_names_it(string device, string expected)
    {
        (int code, _, string error) = Run("conform", GoldenFolder.Path("ops"), "--device", device);

        Assert.Equal(2, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void OpDefs_are_JSON_in_the_format_of_the_recorded_ones()
    {
        (int code, string[] lines, _) = Run("opdefs");

        Assert.Equal(0, code);
        using JsonDocument document = JsonDocument.Parse(string.Join('\n', lines));
        string[] names =
        [
            .. document.RootElement.GetProperty("ops").EnumerateArray().Select(op => op.GetProperty("op").GetString()!),
        ];
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Empty(File.ReadLines(Required).Where(line => line.Length > 0).Except(names));
    }

    [Fact]
    public void Schema_is_the_file_of_the_repository()
    {
        (int code, string[] lines, _) = Run("schema");

        Assert.Equal(0, code);
        Assert.Equal(Checkout.Read("ops.schema.json").TrimEnd('\n').Split('\n'), lines);
    }

    [Fact]
    public void Accept_moves_received_snapshots_over_verified_ones()
    {
        Write("A.verified.cs", "old");
        Write("A.received.cs", "new");
        Write("bin/B.received.cs", "build output");

        (int code, string[] lines, _) = Run("accept", _folder);

        Assert.Equal(0, code);
        Assert.Equal(["accepted A.received.cs", "1 snapshots accepted"], lines);
        Assert.Equal("new", File.ReadAllText(Path.Combine(_folder, "A.verified.cs")));
        Assert.False(File.Exists(Path.Combine(_folder, "A.received.cs")));
        Assert.False(File.Exists(Path.Combine(_folder, "bin", "B.verified.cs")));
    }

    [Theory]
    [InlineData("accept", "no-such-folder")]
    [InlineData("list", "--missing", "no-such-list.txt")]
    [InlineData("conform", "no-such-vectors")]
    public void A_path_that_leads_nowhere_is_named_without_a_stack_trace(params string[] arguments)
    {
        (int code, _, string error) = Run(arguments);

        Assert.Equal(2, code);
        Assert.Contains(arguments[^1], error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lits")]
    [InlineData("show")]
    [InlineData("list", "--mising", "x")]
    public void A_wrong_command_line_fails(params string[] arguments)
    {
        (int code, _, string error) = Run(arguments);

        Assert.Equal(2, code);
        Assert.NotEmpty(error);
    }

    private static (int Code, string[] Lines, string Error) Run(params string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter errors = new() { NewLine = "\n" };
        int code = new RawOpsCommand(output, errors).Run(arguments);
        string text = output.ToString().TrimEnd('\n');
        return (code, text.Length == 0 ? [] : text.Split('\n'), errors.ToString());
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private static string Case(string op, string id, float x, float y) => $$"""
        {"op": "{{op}}", "cases": [{"id": "{{id}}", "attrs": {},
          "inputs": {"x": {{Scalar(x)}} }, "outputs": {"y": {{Scalar(y)}} } }]}
        """;

    private static string Scalar(float value) =>
        $$"""{"dtype": "float", "shape": [1], "data": "{{Convert.ToBase64String(BitConverter.GetBytes(value))}}"}""";

    private const string Scale = """
          - op: ScaledExp
            summary: Returns exp(x).
            description: An extension.
            docs:
              x: The values.
              y: The exponentials.
            inputs:
              x: T
            outputs:
              y: T
            attrs: { T: 'type(float32, float64)' }
            kernels:
              elementwise: y = exp(x)
            gradient: auto
            tests:
              - in:  { x: [0] }
                out: { y: [1] }

        """;
}
