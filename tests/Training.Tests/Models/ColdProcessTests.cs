using System.Diagnostics;
using System.Globalization;
using RawOpsNet.Tests.Loops;

namespace RawOpsNet.Tests.Training;

/// <summary>
/// What a program that has just begun holds after 10,000 steps, against after 1,000. The compiler's tiers are off: they keep code
/// and counts of every method they come to, some 5 MB in a program of two seconds, whatever the methods do.
/// </summary>
[Collection(RunsAlone.Name)]
public sealed class ColdProcessTests
{
    private const long Slack = 2L << 20;

    [Theory]
    [InlineData("scoped")]
    [InlineData("undisposed")]
    [InlineData("ops", "16")]
    [InlineData("ops", "4096")]
    [InlineData("ops", "65536")]
    public void Ten_thousand_steps_take_no_more_memory_than_one_thousand(params string[] loop) =>
        Assert.InRange(GrowthOf(loop), long.MinValue, Slack);

    private static long GrowthOf(string[] loop)
    {
        ProcessStartInfo start = new("dotnet", ["exec", typeof(Steps).Assembly.Location, .. loop])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_TieredCompilation"] = "0" },
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return long.Parse(output, CultureInfo.InvariantCulture);
    }
}
