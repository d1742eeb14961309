using System.Diagnostics;
using System.Globalization;
using RawOpsNet.Tests.Loops;

namespace RawOpsNet.Tests.Training;

/// <summary>What a program that has just begun holds after 10,000 steps, against after 1,000.</summary>
[Collection(RunsAlone.Name)]
public sealed class ColdProcessTests
{
    private const long Slack = 2L << 20;

    /// <summary>
    /// Without the compiler's tiers, which keep code and counts of every method they come to for as long as they work: here the
    /// 1,000 steps of a loop may take no longer than 20 ms.
    /// </summary>
    [Theory]
    [InlineData("scoped")]
    [InlineData("undisposed")]
    [InlineData("ops", "16")]
    [InlineData("ops", "4096")]
    [InlineData("ops", "65536")]
    public void Ten_thousand_steps_take_no_more_memory_than_one_thousand(params string[] loop) =>
        Assert.InRange(GrowthOf(loop, tiers: false), long.MinValue, Slack);

    /// <summary>With the tiers as this repository's programs have them.</summary>
    [Theory]
    [InlineData("network")]
    [InlineData("network-undisposed")]
    [InlineData("model")]
    public void Training_the_network_of_the_sample_takes_no_more_memory_as_it_goes_on(string loop) =>
        Assert.InRange(GrowthOf([loop], tiers: true), long.MinValue, Slack);

    private static long GrowthOf(string[] loop, bool tiers)
    {
        ProcessStartInfo start = new("dotnet", ["exec", typeof(Steps).Assembly.Location, .. loop])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_TieredCompilation"] = tiers ? "1" : "0" },
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return long.Parse(output, CultureInfo.InvariantCulture);
    }
}
