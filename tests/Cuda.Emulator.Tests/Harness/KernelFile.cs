using System.Collections.Concurrent;

namespace RawOpsNet.Tests.Emulator.Harness;

/// <summary>A file of kernels of this project.</summary>
internal static class KernelFile
{
    private static readonly ConcurrentDictionary<string, Compilation> Images = new();

    /// <summary>Its text.</summary>
    public static string Text(string name)
    {
        using Stream stream = typeof(KernelFile).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The number of the line that is marked as the bug of a kernel; 0 where none is.</summary>
    public static int LineOfBug(string name, string kernel) =>
        Text(name).Split('\n').ToList().FindIndex(line => line.EndsWith("// bug: " + kernel, StringComparison.Ordinal)) + 1;

    /// <summary>Its binary, compiled once a process.</summary>
    public static Compilation Compiled(string name, params string[] expressions) => Images.GetOrAdd(name, file =>
    {
        Compilation compilation = Compilation.Of(Text(file), name: file, expressions: expressions);
        Assert.True(compilation.Status == 0, compilation.Log);
        return compilation;
    });
}
