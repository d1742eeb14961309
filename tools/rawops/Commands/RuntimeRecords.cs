using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Emit;
using RawOpsNet.Generator.Emit.Signatures;
using RawOpsNet.Generator.Pipeline;

namespace RawOpsNet.CommandLine.Commands;

/// <summary>The records of the library, which travel in this tool: from them the C# of an op is written again.</summary>
internal static class RuntimeRecords
{
    private const string Prefix = "records/";

    /// <summary>The generated C# of an op of the library; null where it is another class's.</summary>
    public static string? CodeOf(string op)
    {
        BoundFiles bound = OpsBinder.Bind(Read(), default, default, CancellationToken.None);
        if (bound.Ops.FirstOrDefault(placed => placed.Op.Model.Name == op)?.Op is not { } found)
        {
            return null;
        }

        Dictionary<string, OpSignature> signatures = bound.Ops.Select(placed => placed.Op).ToDictionary(
            known => known.Model.Name, known => OpSignature.Of(known.Model, known.Head.Namespace, known.Head.ClassName));
        return OpEmitter.Emit(Emissions.Of(found, signatures.GetValueOrDefault, bound.Model.Enums, hasExtensions: true));
    }

    private static OpsFile[] Read() =>
    [
        .. typeof(RuntimeRecords).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new OpsFile(name[Prefix.Length..], TextOf(name))),
    ];

    private static string TextOf(string resource)
    {
        using StreamReader reader = new(typeof(RuntimeRecords).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
