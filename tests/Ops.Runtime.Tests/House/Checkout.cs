using System.Runtime.CompilerServices;

namespace RawOpsNet.Tests.Runtime.House;

/// <summary>Reads the files of the repository that people write, wherever it is checked out.</summary>
internal static class Checkout
{
    private static readonly string[] Unwritten = ["bin", "obj", "node_modules", "BenchmarkDotNet.Artifacts", "results", "TestResults"];

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The text of a file.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    /// <summary>The paths of files below folders that end in one of some ways, in ordinal order.</summary>
    public static IReadOnlyList<string> Files(IEnumerable<string> folders, params string[] endings) =>
        [.. folders
            .Where(folder => Directory.Exists(Path.Combine(Root, folder)))
            .SelectMany(folder => Below(Path.Combine(Root, folder)))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder).Concat(
            Directory.EnumerateDirectories(folder)
                .Where(child => !Unwritten.Contains(Path.GetFileName(child), StringComparer.Ordinal))
                .SelectMany(Below));

    private static string FindRoot([CallerFilePath] string source = "")
    {
        for (DirectoryInfo? folder = new(Path.GetDirectoryName(source)!); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RawOps.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("RawOps.sln is in no folder above " + source);
    }
}
