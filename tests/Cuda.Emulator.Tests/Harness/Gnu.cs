using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RawOpsNet.Tests.Emulator.Harness;

/// <summary>Says whether the emulator can be built here.</summary>
internal static class Gnu
{
    /// <summary>Null where it can.</summary>
    public static string? WhyNot { get; } =
        !OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64
            ? "The emulator runs on x86-64 Linux."
            : !IsThere("g++") ? "g++ is not on this machine." : !IsThere("make") ? "make is not on this machine." : null;

    private static bool IsThere(string tool)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(tool, "--version") { RedirectStandardOutput = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
