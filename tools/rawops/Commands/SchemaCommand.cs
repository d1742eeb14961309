using RawOpsNet.Generator.Binding;

namespace RawOpsNet.CommandLine.Commands;

/// <summary>Prints the JSON schema of rawops/1, written from the binder's own key tables.</summary>
internal sealed class SchemaCommand(TextWriter output)
{
    /// <summary>Writes the text of <c>ops.schema.json</c>.</summary>
    public int Run()
    {
        output.Write(SchemaWriter.Write());
        return 0;
    }
}
