namespace RawOpsNet.CommandLine.Commands;

/// <summary>Lists the ops of the registry, or those of a list that it lacks.</summary>
internal sealed class ListCommand(TextWriter output)
{
    /// <summary>Prints a line an op: its signature.</summary>
    public int Run()
    {
        foreach (OpDefinition op in OpRegistry.All.OrderBy(op => op.Name, StringComparer.Ordinal))
        {
            output.WriteLine(op);
        }

        return 0;
    }

    /// <summary>Prints the ops named in a file, one a line, that the registry lacks.</summary>
    /// <returns>0 where none is missing, else 1.</returns>
    public int RunMissing(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file '{path}' with a list of ops, one a line.", path);
        }

        string[] missing =
        [
            .. File.ReadLines(path)
                .Select(line => line.Trim())
                .Where(line => line.Length > 0 && !line.StartsWith('#') && !OpRegistry.TryGet(line, out _)),
        ];
        Array.ForEach(missing, output.WriteLine);
        return missing.Length == 0 ? 0 : 1;
    }
}
