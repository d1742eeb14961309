using System.IO.Compression;
using System.Xml.Linq;

namespace RawOpsNet.Tests.Packages;

/// <summary>What lies in each package.</summary>
public sealed class PackageContentTests
{
    public static TheoryData<string, string> Libraries => new()
    {
        { "RawOps", "RawOps.Runtime" },
        { "RawOps.Optimizers", "RawOps.Optimizers" },
        { "RawOps.Checkpoints", "RawOps.Checkpoints" },
        { "RawOps.Models", "RawOps.Models" },
        { "RawOps.SystemTensors", "RawOps.SystemTensors" },
        { "RawOps.Cuda", "RawOps.Cuda" },
        { "RawOps.Testing", "RawOps.Testing" },
    };

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_package_has_its_assembly_docs_readme_licence_and_symbols(string id, string assembly)
    {
        using ZipArchive package = PackedPackages.Open(id);
        string[] names = [.. package.Entries.Select(entry => entry.FullName)];
        Assert.Contains($"lib/net10.0/{assembly}.dll", names);
        Assert.Contains($"lib/net10.0/{assembly}.xml", names);
        Assert.Contains("README.md", names);
        Assert.Contains("LICENSE", names);

        XDocument spec = SpecOf(package, id);
        Assert.Equal("MIT", Value(spec, "license"));
        Assert.Equal("README.md", Value(spec, "readme"));
        Assert.False(string.IsNullOrWhiteSpace(Value(spec, "description")));

        string symbols = Path.Combine(PackedPackages.Feed, $"{id}.{PackedPackages.Version}.snupkg");
        using ZipArchive archive = ZipFile.OpenRead(symbols);
        Assert.Contains(archive.Entries, entry => entry.FullName == $"lib/net10.0/{assembly}.pdb");
    }

    [Fact]
    public void RawOps_carries_its_generator_what_that_loads_and_the_files_that_feed_it()
    {
        using ZipArchive package = PackedPackages.Open("RawOps");
        Assert.Superset(
            new HashSet<string>
            {
                "analyzers/dotnet/cs/RawOps.Generator.dll", "analyzers/dotnet/cs/YamlDotNet.dll",
                "build/RawOps.props", "buildTransitive/RawOps.props", "buildTransitive/RawOps.targets",
                "ops.schema.json", "THIRD-PARTY-NOTICES.md", "docs/diagnostics/ROPS1008.md",
            },
            package.Entries.Select(entry => entry.FullName).ToHashSet());
        Assert.DoesNotContain(SpecOf(package, "RawOps").Descendants(), element => element.Name.LocalName == "dependency");
    }

    [Fact]
    public void Packages_on_top_pass_the_generator_on() => Assert.All(
        ["RawOps.Optimizers", "RawOps.Checkpoints", "RawOps.Models", "RawOps.SystemTensors", "RawOps.Testing"],
        id =>
        {
            using ZipArchive package = PackedPackages.Open(id);
            Assert.All(
                SpecOf(package, id).Descendants().Where(element => element.Name.LocalName == "dependency"
                    && ((string)element.Attribute("id")!).StartsWith("RawOps", StringComparison.Ordinal)),
                dependency => Assert.Null(dependency.Attribute("exclude")));
        });

#if !DEBUG
    [Fact]
    public void No_assembly_names_a_folder_of_the_machine_that_built_it() => Assert.All(
        Libraries.Select(row => (Id: (string)row[0], Assembly: (string)row[1])),
        library =>
        {
            using ZipArchive package = PackedPackages.Open(library.Id);
            using Stream stream = package.GetEntry($"lib/net10.0/{library.Assembly}.dll")!.Open();
            using MemoryStream bytes = new();
            stream.CopyTo(bytes);
            Assert.Equal(-1, bytes.ToArray().AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(Repository.Root)));
        });
#endif

    private static XDocument SpecOf(ZipArchive package, string id)
    {
        using Stream stream = package.GetEntry($"{id}.nuspec")!.Open();
        return XDocument.Load(stream);
    }

    private static string? Value(XDocument spec, string name) =>
        spec.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value;
}
