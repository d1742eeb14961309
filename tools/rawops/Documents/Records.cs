using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Emit;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Pipeline;

namespace RawOpsNet.CommandLine.Documents;

/// <summary>The records of this repository, bound from the yaml on the disk: pages need no build of the runtime.</summary>
internal sealed class Records
{
    private readonly RegistryModel _registry;

    private Records(BoundFiles bound)
    {
        _registry = bound.Model;
        Ops = bound.Ops;
    }

    /// <summary>The ops with their places, in the order of the files.</summary>
    public IReadOnlyList<PlacedOp> Ops { get; }

    /// <summary>Reads <c>ops.yaml</c> and <c>ops/*.ops.yaml</c> below a folder.</summary>
    /// <exception cref="InvalidDataException">The records have errors; the message holds the first.</exception>
    public static Records Read(string root)
    {
        string[] paths =
        [
            "ops.yaml",
            .. Directory.EnumerateFiles(Path.Combine(root, "ops"), "*.ops.yaml").Select(path => "ops/" + Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
        ];
        OpsFile[] files = [.. paths.Select(path => new OpsFile(path, File.ReadAllText(Path.Combine(root, path))))];
        BoundFiles bound = OpsBinder.Bind(files, default, default, CancellationToken.None);
        return bound.Diagnostics.FirstOrDefault(found => found.Rule.Severity == RuleSeverity.Error) is { } error
            ? throw new InvalidDataException(
                $"{error.Path}({error.Span.StartLine + 1},{error.Span.StartColumn + 1}): {error.Rule.Id}: {error.Message}")
            : new Records(bound);
    }

    /// <summary>Gives an op as the generator emits it.</summary>
    public OpEmission EmissionOf(PlacedOp op) => Emissions.Of(op.Op, _ => null, _registry.Enums, hasExtensions: true);
}
