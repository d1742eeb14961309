namespace RawOpsNet.CommandLine.Commands;

/// <summary>Prints the registry's OpDefs as JSON, in the format of the recorded <c>opdefs.json</c>.</summary>
internal sealed class OpDefsCommand(TextWriter output)
{
    /// <summary>Writes all OpDefs of RawOps by name.</summary>
    public int Run()
    {
        output.WriteLine(OpDefJson.Write(OpRegistry.All));
        return 0;
    }
}
