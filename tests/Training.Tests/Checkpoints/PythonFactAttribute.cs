using System.Diagnostics;

namespace RawOpsNet.Tests.Training;

/// <summary>Marks a test that the real library runs; it is skipped, by name, where Python lacks the library.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute(string module)
    {
        if (Run($"import {module}") is null)
        {
            Skip = $"python3 has no module '{module}'.";
        }
    }

    /// <summary>Runs a script and gives what it prints; null where it fails or there is no Python.</summary>
    public static string? Run(string script, params string[] arguments)
    {
        try
        {
            ProcessStartInfo start = new("python3", ["-c", script, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using Process process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            string printed = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? printed : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
