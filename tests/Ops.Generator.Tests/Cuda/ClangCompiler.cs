using System.Diagnostics;

namespace RawOpsNet.Tests.Generator.Cuda;

/// <summary>Compiles CUDA C to PTX with clang, which needs no SDK for it.</summary>
internal static class ClangCompiler
{
    private static readonly string[] Names = ["clang", "clang-19", "clang-18", "clang-17", "clang-16", "clang-15", "clang-14"];

    /// <summary>The command, or null where there is none.</summary>
    public static string? Name { get; } = Array.Find(Names, name => Compile(name, "", out _) is not null);

    /// <summary>Compiles a program for compute capability 8.6; gives the PTX, or fails the test with the log.</summary>
    public static string Ptx(string program) =>
        Compile(Name!, program, out string log) ?? throw new Xunit.Sdk.XunitException(log);

    private static string? Compile(string name, string program, out string log)
    {
        string folder = Directory.CreateTempSubdirectory("rawops-clang-").FullName;
        try
        {
            string source = Path.Combine(folder, "program.cu");
            string target = Path.Combine(folder, "program.ptx");
            File.WriteAllText(source, ClangHost.Prelude + program);
            const string Options = "-x cuda --cuda-device-only --cuda-gpu-arch=sm_86 -nocudainc -nocudalib -std=c++17 -O1 -w "
                + "-ffp-contract=off -Wno-unknown-cuda-version -Xclang -target-feature -Xclang +ptx75 -S";
            using Process process = Process.Start(new ProcessStartInfo(name, $"{Options} {source} -o {target}")
            {
                RedirectStandardError = true,
            })!;
            log = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? File.ReadAllText(target) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            log = "";
            return null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
