using System.Diagnostics;

namespace RawOpsNet.Tests.Generator.Cuda;

/// <summary>Compiles and runs a program with g++.</summary>
internal static class GnuCompiler
{
    /// <summary>Whether g++ is on this machine.</summary>
    public static bool IsThere { get; } = TryRun("g++", "--version", out _) == 0;

    /// <summary>Compiles a text and runs it; returns what it prints.</summary>
    public static string Run(string text, string optimisation = "-O1")
    {
        string folder = Directory.CreateTempSubdirectory("rawops-cuda-").FullName;
        try
        {
            string source = Path.Combine(folder, "program.cpp");
            string program = Path.Combine(folder, "program");
            File.WriteAllText(source, text);
            string options = $"-std=c++20 {optimisation} -ffp-contract=off -fno-strict-aliasing -fwrapv -pthread -w";
            Assert.True(TryRun("g++", $"{options} -o {program} {source}", out string log) == 0, log);
            Assert.True(TryRun(program, "", out string output) == 0, "The program failed: " + output);
            return output;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int TryRun(string file, string arguments, out string output)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(file, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            output = process.StandardOutput.ReadToEnd();
            output += errors.GetAwaiter().GetResult();
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            output = "";
            return -1;
        }
    }
}
