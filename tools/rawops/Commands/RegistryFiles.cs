using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.CommandLine.Commands;

/// <summary>
/// The yaml files that form a registry with the ones named: those that a build of their folder would find beside them, and that
/// say the same namespace and class.
/// </summary>
internal sealed class RegistryFiles
{
    private const string Main = "ops.yaml";
    private const string Others = "*.ops.yaml";

    private RegistryFiles(OpsFile[] given, OpsFile[] beside) => (Given, Beside) = (given, beside);

    /// <summary>The files named, and those of the folders named.</summary>
    public OpsFile[] Given { get; }

    /// <summary>The rest of their registries.</summary>
    public OpsFile[] Beside { get; }

    /// <summary>All of them; those named come last, so that an op given twice is told there.</summary>
    public OpsFile[] All => [.. Beside, .. Given];

    /// <summary>Whether these are all records of the runtime itself, which reference no others.</summary>
    public bool IsRuntime => All.Any(file => Path.GetFileName(file.Path) == Main && HeadOf(file).Namespace == "RawOpsNet");

    /// <summary>Reads the files named, those of the folders named, and the rest of their registries.</summary>
    /// <exception cref="FileNotFoundException">A path leads to no yaml file.</exception>
    public static RegistryFiles Read(IReadOnlyList<string> paths)
    {
        OpsFile[] given = [.. paths.SelectMany(FilesOf).Distinct().Select(Read)];
        HashSet<string> known = [.. given.Select(file => Path.GetFullPath(file.Path))];
        HashSet<(string, string)> registries = [.. given.Select(HeadOf).Select(Key)];
        OpsFile[] beside =
        [
            .. given.Select(file => RootAbove(file.Path)).OfType<string>().Distinct()
                .SelectMany(FilesIn).Distinct()
                .Where(path => known.Add(Path.GetFullPath(path)))
                .Select(Read)
                .Where(file => registries.Contains(Key(HeadOf(file)))),
        ];
        return new RegistryFiles(given, beside);
    }

    private static OpsFile Read(string path) => File.Exists(path)
        ? new OpsFile(path, File.ReadAllText(path))
        : throw new FileNotFoundException($"There is no file '{path}'.", path);

    private static FileHead HeadOf(OpsFile file)
    {
        SplitFile split = FileSplitter.Split(file.Path, file.Text);
        return HeadBinder.Bind(split.Path, split.Head).Head;
    }

    private static (string, string) Key(FileHead head) => (head.Namespace, head.ClassName);

    // The nearest folder with an ops.yaml; a repository ends the search.
    private static string? RootAbove(string path)
    {
        for (DirectoryInfo? folder = new FileInfo(path).Directory; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Main)))
            {
                return folder.FullName;
            }

            if (Path.Exists(Path.Combine(folder.FullName, ".git")))
            {
                return null;
            }
        }

        return null;
    }

    private static string[] FilesOf(string path)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        string[] files = FilesIn(path);
        return files.Length > 0 ? files : throw new FileNotFoundException($"There is no {Main} and no {Others} in '{path}'.");
    }

    private static string[] FilesIn(string folder)
    {
        string own = Path.Combine(folder, Main);
        return
        [
            .. File.Exists(own) ? [own] : (string[])[],
            .. Directory.EnumerateFiles(folder, Others, SearchOption.AllDirectories)
                .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)
                    .Any(part => part is "bin" or "obj"))
                .Order(StringComparer.Ordinal),
        ];
    }
}
