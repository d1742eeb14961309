using RawOpsNet.Tests.Packages;

namespace RawOpsNet.Tests.Docs.Scripts;

/// <summary>Runs the scripts of samples/scripts as a person would: each calls an op and a custom op, and trains a step.</summary>
public sealed class ScriptTests
{
    private const string Printed = "product 7 10 15 22\nmish(0) 0\nweight  0.5 -1";

    [Fact]
    public void A_csharp_file_runs() => Check("run", "-c", "Release", "samples/scripts/train.cs");

    [InteractiveFact]
    public void An_fsharp_script_runs() => Check("fsi", "--nologo", "--quiet", "samples/scripts/train.fsx");

    private static void Check(params string[] command)
    {
        (int exitCode, string output) = DotNet.Run(Checkout.Root, command);

        Assert.Equal(Printed, output.Trim());
        Assert.Equal(0, exitCode);
    }
}
