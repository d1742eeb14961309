using System.Text.Json;
using RawOpsNet.CommandLine.Golden;
using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Training;

public sealed class TrajectoryTests
{
    private static readonly TrajectoryCase[] Cases =
        [.. Golden.Read("trajectories").GetProperty("trajectories").EnumerateArray().Select(TrajectoryCase.Read)];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Fact]
    public void There_is_a_trajectory_of_every_kind_dense_and_sparse() => Assert.Equal(124, Cases.Length);

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Steps_as_Keras_does(int number) => Assert.Null(Labelled(Cases[number], TrajectoryRunner.Run(Cases[number])));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Is_made_again_from_its_config_in_JSON(int number)
    {
        Optimizer made = TrajectoryRunner.Make(Cases[number]);
        Optimizer again = OptimizerNames.FromJson(OptimizerNames.ToJson(made));
        Assert.Equal(made.GetType(), again.GetType());
        Assert.Null(ConfigComparison.Differ("get_config", again.GetConfig(), Cases[number].FinalConfig));
    }

    [Fact]
    public void A_wrong_setting_is_noticed()
    {
        TrajectoryCase adam = Cases.First(golden => golden.Optimizer == "Adam");
        JsonElement wrong = JsonDocument.Parse("""{"beta_2": 0.998}""").RootElement;
        Assert.NotNull(TrajectoryRunner.Run(adam with { Config = wrong }));
    }

    private static string? Labelled(TrajectoryCase golden, string? failure) => failure is null ? null : $"{golden.Id}: {failure}";
}
