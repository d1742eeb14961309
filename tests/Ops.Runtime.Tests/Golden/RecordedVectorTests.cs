using RawOpsNet.CommandLine.Golden;

namespace RawOpsNet.Tests.Runtime.Golden;

/// <summary>What TensorFlow computed, recorded: values, gradients and errors of every op.</summary>
public class RecordedVectorTests
{
    public static TheoryData<string> Ops()
    {
        TheoryData<string> ops = [];
        foreach (string file in GoldenFile.List(GoldenFolder.Path("ops")))
        {
            ops.Add(GoldenFile.NameOf(file));
        }

        return ops;
    }

    [Theory]
    [MemberData(nameof(Ops))]
    public void Every_recorded_case_of_an_op_agrees(string op)
    {
        GoldenFile golden = GoldenFile.Read(GoldenFolder.Path("ops", $"{op}.json.gz"))!;
        OpDefinition definition = OpRegistry.Get(op);

        string[] failures =
        [
            .. golden.Cases
                .Select(c => (c.Id, Failure: CaseRunner.Run(definition, c)))
                .Where(result => result.Failure is not null)
                .Select(result => $"{result.Id}: {result.Failure}"),
        ];

        Assert.NotEmpty(golden.Cases);
        Assert.True(failures.Length == 0, $"{failures.Length} of {golden.Cases.Count} cases differ:\n{string.Join('\n', failures)}");
    }

    [Theory]
    [InlineData("required-ops-foundation.txt", 196)]
    public void Every_required_op_is_in_the_registry(string list, int count)
    {
        string[] required = [.. File.ReadLines(GoldenFolder.Path(list)).Where(line => line.Length > 0)];

        Assert.Equal(count, required.Length);
        Assert.DoesNotContain(required, name => !OpRegistry.TryGet(name, out _));
    }

    public static TheoryData<string> Functions()
    {
        TheoryData<string> names = [];
        foreach (TapeCase tape in TapeFile.Read(GoldenFolder.Path("keras", "tape.json.gz"))!.Cases)
        {
            names.Add(tape.Name);
        }

        return names;
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_tape_differentiates_a_function_twice_as_TensorFlow_does(string name)
    {
        TapeCase tape = TapeFile.Read(GoldenFolder.Path("keras", "tape.json.gz"))!.Cases.Single(c => c.Name == name);

        Assert.Null(TapeRunner.Run(tape));
    }
}
