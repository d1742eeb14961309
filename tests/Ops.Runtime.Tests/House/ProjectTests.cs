using System.Xml.Linq;

namespace RawOpsNet.Tests.Runtime.House;

/// <summary>Holds projects to the directions in which they may know each other, and CI to what README says.</summary>
public sealed class ProjectTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Ops.Generator"] = [],
        ["Ops.Runtime"] = ["Ops.Generator"],
        ["Optimizers"] = ["Ops.Runtime"],
        ["Checkpoints"] = ["Ops.Runtime"],
        ["SystemTensors"] = ["Ops.Runtime"],
        ["Ops.Cuda"] = ["Ops.Runtime"],
        ["Ops.Cuda.ManagedCuda"] = ["Ops.Cuda", "Ops.Runtime", "ManagedCuda.StandIn"],
        ["Models"] = ["Optimizers", "Checkpoints", "Ops.Runtime"],
        ["Testing"] = ["Ops.Generator", "Ops.Runtime"],
    };

    public static TheoryData<string> Sources =>
        [.. Checkout.Files(["src"], ".csproj")];

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_library_knows_only_what_lies_below_it(string project)
    {
        string name = Path.GetFileNameWithoutExtension(project);
        Assert.True(Allowed.TryGetValue(name, out string[]? allowed), $"Say in this test what {name} may know.");
        Assert.Empty(References(project).Select(reference => reference.Name).Except(allowed));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_library_but_the_one_for_tests_knows_the_generator_as_an_analyzer_only(string project) =>
        Assert.All(
            References(project).Where(reference => reference.Name == "Ops.Generator"),
            reference => Assert.Equal(Path.GetFileName(project) != "Testing.csproj", reference.IsAnalyzer));

    [Fact]
    public void Only_tests_tools_and_benchmarks_call_the_generator() =>
        Assert.All(
            Checkout.Files(["samples"], ".csproj"),
            project => Assert.DoesNotContain(References(project), reference =>
                reference is { Name: "Ops.Generator", IsAnalyzer: false }));

    [Fact]
    public void The_runtime_and_what_is_above_it_need_no_package() =>
        Assert.All(
            new[]
            {
                "src/Ops.Runtime/Ops.Runtime.csproj", "src/Optimizers/Optimizers.csproj", "src/Checkpoints/Checkpoints.csproj",
                "src/Models/Models.csproj",
            },
            project => Assert.Empty(Load(project).Descendants("PackageReference")));

    [Fact]
    public void CI_runs_the_test_command_of_README()
    {
        string[] commands = [.. Checkout.Read("README.md").Split('\n')
            .Where(line => line.StartsWith("dotnet test", StringComparison.Ordinal))];
        string command = Assert.Single(commands);
        Assert.Equal("dotnet test -c Release", command);

        // CI takes its command from README's first such line, so the two cannot part while it does.
        string script = Checkout.Read(".ci/run");
        Assert.Contains("test_command=$(grep -m1 -E '^dotnet test' README.md)", script, StringComparison.Ordinal);
        Assert.Contains("\n$test_command ", script, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = Checkout.Read("RawOps.sln").Replace('\\', '/');
        Assert.All(
            Checkout.Files(["src", "tools", "tests", "samples", "benchmarks"], ".csproj"),
            project => Assert.Contains(project, solution, StringComparison.Ordinal));
    }

    private static IEnumerable<(string Name, bool IsAnalyzer)> References(string project) =>
        from reference in Load(project).Descendants("ProjectReference")
        select (
            Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')),
            (string?)reference.Attribute("OutputItemType") == "Analyzer"
                && (string?)reference.Attribute("ReferenceOutputAssembly") == "false");

    private static XDocument Load(string project) => XDocument.Parse(Checkout.Read(project));
}
