using RawOpsNet.CommandLine.Golden;

namespace RawOpsNet.Tests.Training;

/// <summary>Holds layers, losses, metrics, constraints, regularizers, activations and initializers to what Keras computed.</summary>
public class RecordedPartsTests
{
    [Theory]
    [InlineData("training", 7)]
    [InlineData("losses", 108)]
    [InlineData("metrics", 30)]
    [InlineData("constraints", 8)]
    [InlineData("activations", 14)]
    [InlineData("initializers", 28)]
    [InlineData("layers", 40)]
    public void Every_recorded_case_comes_out_as_in_Keras(string name, int count)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "golden", "keras", name + ".json.gz");
        IReadOnlyList<(string Id, string? Failure)>? results = RecordedFiles.Run(path);
        Assert.NotNull(results);
        Assert.Equal(count, results.Count);
        Assert.Empty(results.Where(result => result.Failure is not null).Select(result => $"{result.Id}: {result.Failure}"));
    }
}
