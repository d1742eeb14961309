using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;

namespace RawOpsNet.Tests.Packages;

/// <summary>The packages of this build, packed once into a folder of their own by the command that README tells.</summary>
internal static class PackedPackages
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private static readonly Lazy<string> Packed = new(Pack);

    /// <summary>The folder of the packages: a feed.</summary>
    public static string Feed => Packed.Value;

    /// <summary>The folder that everything lies in; it goes when the test run ends.</summary>
    public static string Root { get; } = Path.Combine(Path.GetTempPath(), $"rawops-packages-{Environment.ProcessId}");

    /// <summary>The folders where this machine keeps packages, so that consumers need no network.</summary>
    public static string[] MachineFolders { get; } = FindMachineFolders();

    /// <summary>The version of the packages.</summary>
    public static string Version { get; } =
        XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("Version").Single().Value;

    /// <summary>Opens a package.</summary>
    public static ZipArchive Open(string id) => ZipFile.OpenRead(Path.Combine(Feed, $"{id}.{Version}.nupkg"));

    private static string Pack()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Root, recursive: true);
        string feed = Path.Combine(Root, "feed");
        Directory.CreateDirectory(feed);
        (int exitCode, string output) = DotNet.Run(
            Repository.Root, "pack", "RawOps.sln", "--no-build", "-c", Configuration, "-o", feed, "-v", "q");
        Assert.True(exitCode == 0, output);
        return feed;
    }

    private static string[] FindMachineFolders()
    {
        string assets = Repository.Read("tests/Packages.Tests/obj/project.assets.json");
        using JsonDocument document = JsonDocument.Parse(assets);
        return [.. document.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
    }
}
