using RawOpsNet.CommandLine.Golden;

namespace RawOpsNet.Tests.Runtime.Golden;

/// <summary>What TensorFlow computed, recorded: values, gradients and errors of every op.</summary>
public class RecordedVectorTests
{
    // What TensorFlow's CPU kernels lack is recorded beside it, from PyTorch in float64.
    public static TheoryData<string, string> Ops()
    {
        TheoryData<string, string> ops = [];
        foreach (string folder in (string[])["ops", "ops-beyond"])
        {
            foreach (string file in GoldenFile.List(GoldenFolder.Path(folder)))
            {
                ops.Add(folder, GoldenFile.NameOf(file));
            }
        }

        return ops;
    }

    [Theory]
    [MemberData(nameof(Ops))]
    public void Every_recorded_case_of_an_op_agrees(string folder, string op)
    {
        GoldenFile golden = GoldenFile.Read(GoldenFolder.Path(folder, $"{op}.json.gz"))!;
        OpDefinition definition = OpRegistry.Get(op);

        string[] failures =
        [
            .. golden.Cases
                .Select(c => (c.Id, Failure: CaseRunner.Run(definition, c)))
                .Where(result => result.Failure is not null)
                .Select(result => $"{result.Id}: {result.Failure}"),
        ];

        Assert.NotEmpty(golden.Cases);
        Assert.True(
            failures.Length == 0, $"{failures.Length} of {golden.Cases.Count} cases differ:\n{string.Join('\n', failures)}");
    }

    [Theory]
    [InlineData("required-ops-foundation.txt", 196)]
    [InlineData("required-ops-training.txt", 53)]
    [InlineData("required-ops-cpu-speed.txt", 41)]
    public void Every_required_op_is_in_the_registry(string list, int count)
    {
        string[] required = [.. File.ReadLines(GoldenFolder.Path(list)).Where(line => line.Length > 0)];

        Assert.Equal(count, required.Length);
        Assert.DoesNotContain(required, name => !OpRegistry.TryGet(name, out _));
    }

    [Fact]
    public void The_tape_differentiates_functions_twice_as_TensorFlow_does()
    {
        IReadOnlyList<(string Id, string? Failure)> results = RecordedFiles.Run(GoldenFolder.Path("keras", "tape.json.gz"))!;

        Assert.NotEmpty(results);
        Assert.All(results, result => Assert.Null(result.Failure));
    }
}
