namespace RawOpsNet.CommandLine.Commands;

/// <summary>Makes received snapshots the verified ones: moves <c>X.received.EXT</c> over <c>X.verified.EXT</c>.</summary>
internal sealed class AcceptCommand(TextWriter output)
{
    /// <summary>Accepts every received snapshot below a folder; build output is passed over.</summary>
    public int Run(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
        }

        string[] received =
        [
            .. Directory.EnumerateFiles(folder, "*.received.*", SearchOption.AllDirectories)
                .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
                .Order(StringComparer.Ordinal),
        ];
        foreach (string path in received)
        {
            string name = Path.GetFileName(path).Replace(".received.", ".verified.", StringComparison.Ordinal);
            File.Move(path, Path.Combine(Path.GetDirectoryName(path)!, name), overwrite: true);
            output.WriteLine($"accepted {Path.GetRelativePath(folder, path)}");
        }

        output.WriteLine($"{received.Length} snapshots accepted");
        return 0;
    }
}
