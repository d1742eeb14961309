using System.Text.Json;
using RawOpsNet.CommandLine.Golden;

namespace RawOpsNet.Tests.Training;

public sealed class OtherOptimizerTests
{
    private static readonly OtherOptimizerCase[] Cases =
        [.. Golden.Read("other_optimizers").GetProperty("other_optimizers").EnumerateArray().Select(OtherOptimizerCase.Read)];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Fact]
    public void There_are_the_recorded_trajectories() => Assert.Equal(19, Cases.Length);

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Steps_as_optax_does(int number) => Assert.Null(
        OtherOptimizerRunner.Run(Cases[number]) is { } failure ? $"{Cases[number].Id}: {failure}" : null);

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_wrong_rate_is_noticed(int number)
    {
        if (Cases[number].Optimizer is "Lookahead" or "Prodigy")
        {
            // Their rate stands elsewhere, and Prodigy's first steps are shorter than the tolerance.
            return;
        }

        Dictionary<string, JsonElement> config = Cases[number].Config.EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
        config["learning_rate"] = JsonSerializer.SerializeToElement(config["learning_rate"].GetDouble() * 1.1);
        Assert.NotNull(OtherOptimizerRunner.Run(Cases[number] with { Config = JsonSerializer.SerializeToElement(config) }));
    }
}
