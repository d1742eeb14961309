using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace RawOpsNet.Testing;

/// <summary>A text that the generator reads as if it were an additional file of a project.</summary>
internal sealed class YamlFile(string path, string text) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);

    /// <summary>The files of a path from the folder of a test or from one above it.</summary>
    /// <exception cref="FileNotFoundException">Neither the test's folder nor one above has any.</exception>
    public static string[] Find(string path, string test)
    {
        for (string? folder = System.IO.Path.GetDirectoryName(test); folder is not null;
            folder = System.IO.Path.GetDirectoryName(folder))
        {
            string[] files = PathsOf(System.IO.Path.Combine(folder, path));
            if (files.Length > 0)
            {
                return files;
            }
        }

        throw new FileNotFoundException(
            $"There is no '{path}' in '{System.IO.Path.GetDirectoryName(test)}' or a folder above it.", path);
    }

    /// <summary>The files that a path means: itself, or what a build finds in a folder; none where there is nothing.</summary>
    public static string[] PathsOf(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        string own = System.IO.Path.Combine(path, "ops.yaml");
        return !Directory.Exists(path) ? [] :
        [
            .. File.Exists(own) ? [own] : (string[])[],
            .. Directory.EnumerateFiles(path, "*.ops.yaml").Order(StringComparer.Ordinal),
        ];
    }
}
