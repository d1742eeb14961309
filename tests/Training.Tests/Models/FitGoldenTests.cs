using RawOpsNet.CommandLine.Golden.Fit;

namespace RawOpsNet.Tests.Training;

[Collection(RunsAlone.Name)]
public sealed class FitGoldenTests
{
    private static readonly FitFile Recorded =
        FitFile.Read(Path.Combine(AppContext.BaseDirectory, "golden", "keras", "fit.json.gz"))!;

    public static TheoryData<string> Names => [.. Recorded.Cases.Where(c => c.Run is not null).Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Fit_and_its_callbacks_do_what_Keras_does(string name) =>
        Assert.Null(Recorded.Cases.Single(c => c.Name == name).Run!());

    [Fact]
    public void A_case_that_is_not_run_says_why() =>
        Assert.All(Recorded.Cases.Where(c => c.Run is null), c => Assert.NotEmpty(c.Reason!));
}
