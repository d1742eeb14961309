using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace RawOpsNet.Testing;

/// <summary>A text that the generator reads as if it were an additional file of a project.</summary>
internal sealed class YamlFile(string path, string text) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);

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
