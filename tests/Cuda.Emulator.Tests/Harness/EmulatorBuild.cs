using System.Diagnostics;

namespace RawOpsNet.Tests.Emulator.Harness;

/// <summary>Builds the emulator, once a process; a build that is there already is taken.</summary>
internal static class EmulatorBuild
{
    private static readonly Lazy<string> BuiltFolder = new(Build);

    /// <summary>The folder of <c>libcuda.so.1</c> and <c>libnvrtc.so.12</c>.</summary>
    public static string Folder => BuiltFolder.Value;

    /// <summary>The script that builds it and runs commands with it.</summary>
    public static string Script { get; } = Path.Combine(Repository.Root, "tests", "cudaemu", "with-emulator");

    /// <summary>Runs a command to its end; returns its exit status and what it wrote to standard output and error.</summary>
    public static (int Status, string Output) Run(string file, IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        ProcessStartInfo start = new(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        output += errors.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static string Build()
    {
        if (Environment.GetEnvironmentVariable("CUDAEMU_TESTED_BUILD") is { Length: > 0 } given)
        {
            return given;
        }

        (int status, string output) = Run("bash", [Script, "--build"]);
        Assert.True(status == 0, output);
        return output.Trim().Split('\n')[^1];
    }
}
