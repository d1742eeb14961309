using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace RawOpsNet.Tests.Generator.Pipeline;

/// <summary>
/// A mistake in a yaml gives one message in the whole build: the records keep what calls and hand-written kernels of the project need,
/// so that the compiler has nothing to add.
/// </summary>
public sealed class PlantedMistakeTests
{
    public static TheoryData<string, string, string> Signatures() => PlantedSignatureMistakes.All;

    public static TheoryData<string, string, string> Kernels() => PlantedKernelMistakes.All;

    public static TheoryData<string, string, string> Files() => PlantedFileMistakes.All;

    public static TheoryData<string, string, string> Tests() => PlantedTestMistakes.All;

    [Fact]
    public void The_records_without_a_mistake_give_no_message() => Assert.Empty(Build(PlantedRecords.Yaml));

    [Theory]
    [MemberData(nameof(Signatures))]
    [MemberData(nameof(Kernels))]
    [MemberData(nameof(Tests))]
    [MemberData(nameof(Files))]
    public void A_mistake_gives_one_message_in_the_whole_build(string right, string wrong, string expected)
    {
        int at = PlantedRecords.Yaml.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, right);

        string message = Assert.Single(Build(PlantedRecords.Yaml[..at] + wrong + PlantedRecords.Yaml[(at + right.Length)..]));

        Assert.Equal(expected, message);
    }

    private static string[] Build(string yaml)
    {
        GeneratorRun run = GeneratorRun.Once(PlantedRecords.Kernel, PlantedRecords.Calls, ("/repo/acme.ops.yaml", yaml));
        return [.. run.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).Select(Text).Concat(run.Errors())];
    }

    private static string Text(Diagnostic found)
    {
        LinePosition place = found.Location.GetLineSpan().StartLinePosition;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"({place.Line + 1},{place.Character + 1}): {found.Id}: {found.GetMessage(CultureInfo.InvariantCulture)}");
    }
}
