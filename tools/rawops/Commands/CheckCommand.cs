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
    /// Checks files; a folder stands for the yaml files in it, as a build finds them. The other files of their registry are read
    /// for the ops in them, and the CUDA sources beside them.
    /// </summary>
    /// <returns>0 where there is no error, else 1.</returns>
    public int Run(IReadOnlyList<string> paths)
    {
        RegistryFiles files = RegistryFiles.Read(paths);
        BoundFiles bound = OpsBinder.Bind(files.All, ReferencesOf(files), CudaSourcesOf(files.All), CancellationToken.None);
        HashSet<string> given = [.. files.Given.Select(file => file.Path)];
        OpsDiagnostic[] found = [.. bound.Diagnostics.Where(diagnostic => given.Contains(diagnostic.Path))];
        foreach (OpsDiagnostic diagnostic in found)
        {
            output.WriteLine(Text(diagnostic));
        }

        int ops = bound.Ops.Count(op => given.Contains(op.Path));
        int errors = found.Count(diagnostic => diagnostic.Rule.Severity == RuleSeverity.Error);
        output.WriteLine($"{ops} ops, {errors} errors, {found.Length - errors} other messages");
        return errors == 0 ? 0 : 1;
    }

    // The runtime's own records reference nothing; others may call the ops of the runtime.
    private static EquatableArray<OpSignature> ReferencesOf(RegistryFiles files)
    {
        string? text = files.IsRuntime ? null : typeof(RawOps).Assembly.GetCustomAttribute<OpSignaturesAttribute>()?.Text;
        return text is null ? default : SignatureText.Read(text);
    }

    private static EquatableArray<CudaSource> CudaSourcesOf(OpsFile[] files) => files
        .Select(file => Path.GetDirectoryName(Path.GetFullPath(file.Path))!)
        .Distinct()
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cu", SearchOption.AllDirectories))
        .Distinct()
        .Order(StringComparer.Ordinal)
        .Select(path => new CudaSource(path, File.ReadAllText(path)))
        .ToArray();

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
