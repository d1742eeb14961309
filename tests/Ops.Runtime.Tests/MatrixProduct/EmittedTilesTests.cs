using RawOpsNet.CommandLine.Tiles;

namespace RawOpsNet.Tests.Runtime;

public sealed class EmittedTilesTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot(), TileEmitter.Folder);

    [Fact]
    public void The_checked_in_tiles_are_what_the_emitter_emits()
    {
        Dictionary<string, string> emitted = TileEmitter.EmitAll().ToDictionary();
        if (Environment.GetEnvironmentVariable("RAWOPS_ACCEPT") == "1")
        {
            foreach ((string name, string text) in emitted)
            {
                File.WriteAllText(Path.Combine(Folder, name), text);
            }
        }

        IEnumerable<string> present = Directory.GetFiles(Folder).Select(path => Path.GetFileName(path));
        Assert.Equal(emitted.Keys.Order(StringComparer.Ordinal), present.Order(StringComparer.Ordinal));
        foreach ((string name, string text) in emitted)
        {
            Assert.Equal(text, File.ReadAllText(Path.Combine(Folder, name)));
        }
    }

    [Fact]
    public void No_emitted_file_passes_400_lines_of_130_columns() =>
        Assert.All(TileEmitter.EmitAll(), file =>
        {
            string[] lines = file.Value.Split('\n');
            Assert.InRange(lines.Length, 1, 400);
            Assert.All(lines, line => Assert.InRange(line.Length, 0, 130));
        });

    private static string RepositoryRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "RawOps.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException("No folder above the tests holds RawOps.sln.");
    }
}
