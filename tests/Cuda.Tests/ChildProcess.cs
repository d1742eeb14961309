using System.Diagnostics;

namespace RawOpsNet.Tests.Cuda;

/// <summary>Runs a part of <see cref="Program"/> in a process of its own.</summary>
internal static class ChildProcess
{
    /// <summary>Runs a part and gives its exit status and what it wrote; no folder of CUDA is inherited.</summary>
    public static (int Status, string Output) Run(string part, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        ProcessStartInfo start = new(host, ["exec", typeof(ChildProcess).Assembly.Location, part])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("RAWOPS_CUDA_DIR");
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode == 0 ? output : output + errors.Result);
    }
}
