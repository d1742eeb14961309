using System.Globalization;
using System.Reflection;
using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Emit.Signatures;
using RawOpsNet.Generator.Model;
using RawOpsNet.OpServices;

namespace RawOpsNet.CommandLine.Commands;

/// <summary>Prints the generator's diagnostics for yaml files, as a build would, without a build.</summary>
internal sealed class CheckCommand(TextWriter output)
{
    /// <summary>
    /// Checks files that form one registry; a folder stands for the yaml files in it, as a build finds them. The CUDA sources
    /// beside them are read too.
    /// </summary>
    /// <returns>0 where there is no error, else 1.</returns>
    public int Run(IReadOnlyList<string> given)
    {
        string[] paths = [.. given.SelectMany(FilesOf).Distinct()];
        OpsFile[] files = [.. paths.Select(path => new OpsFile(path, File.ReadAllText(path)))];
        BoundFiles bound = OpsBinder.Bind(files, ReferencesOf(files), CudaSourcesOf(paths), CancellationToken.None);
        foreach (OpsDiagnostic diagnostic in bound.Diagnostics)
        {
            output.WriteLine(Text(diagnostic));
        }

        int errors = bound.Diagnostics.Count(diagnostic => diagnostic.Rule.Severity == RuleSeverity.Error);
        output.WriteLine($"{bound.Ops.Count} ops, {errors} errors, {bound.Diagnostics.Count - errors} other messages");
        return errors == 0 ? 0 : 1;
    }

    // The runtime's own records reference nothing; a consumer's may call the ops of the runtime.
    private static EquatableArray<OpSignature> ReferencesOf(OpsFile[] files)
    {
        bool isRuntime = files.Any(file => file.Text.Contains("namespace: RawOpsNet\n", StringComparison.Ordinal));
        string? text = isRuntime ? null : typeof(RawOps).Assembly.GetCustomAttribute<OpSignaturesAttribute>()?.Text;
        return text is null ? default : SignatureText.Read(text);
    }

    private static EquatableArray<CudaSource> CudaSourcesOf(IReadOnlyList<string> paths) => paths
        .Select(path => Path.GetDirectoryName(Path.GetFullPath(path))!)
        .Distinct()
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cu", SearchOption.AllDirectories))
        .Order(StringComparer.Ordinal)
        .Select(path => new CudaSource(path, File.ReadAllText(path)))
        .ToArray();

    private static string[] FilesOf(string path)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        string own = Path.Combine(path, "ops.yaml");
        string[] files =
        [
            .. File.Exists(own) ? [own] : (string[])[],
            .. Directory.EnumerateFiles(path, "*.ops.yaml", SearchOption.AllDirectories)
                .Where(file => !Path.GetRelativePath(path, file).Split(Path.DirectorySeparatorChar)
                    .Any(part => part is "bin" or "obj"))
                .Order(StringComparer.Ordinal),
        ];
        return files.Length > 0 ? files : throw new FileNotFoundException($"There is no ops.yaml and no *.ops.yaml in '{path}'.");
    }

    private static string Text(OpsDiagnostic diagnostic)
    {
        string severity = diagnostic.Rule.Severity switch
        {
            RuleSeverity.Error => "error",
            RuleSeverity.Warning => "warning",
            _ => "info",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{diagnostic.Path}({diagnostic.Span.StartLine + 1},{diagnostic.Span.StartColumn + 1}): {severity} "
                + $"{diagnostic.Rule.Id}: {diagnostic.Message}");
    }
}
