namespace RawOpsNet.Tests.Packages;

/// <summary>
/// A project in an empty folder that knows the packages only: its feed is the folder they were packed into, its cache is its own.
/// </summary>
internal sealed class Consumer
{
    private static int _count;

    private readonly string _folder;

    /// <summary>Makes a project that references packages of ours.</summary>
    public Consumer(params string[] packages)
        : this("", packages)
    {
    }

    private Consumer(string properties, string[] packages)
    {
        _folder = Path.Combine(PackedPackages.Root, $"consumer{Interlocked.Increment(ref _count)}");
        Directory.CreateDirectory(_folder);
        Write("NuGet.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(PackedPackages.Root, "cache")}" /></config>
              <packageSources><clear /><add key="packed" value="{PackedPackages.Feed}" /></packageSources>
              <fallbackPackageFolders>
                <clear />
                {string.Concat(PackedPackages.MachineFolders.Select((path, i) => $"<add key=\"machine{i}\" value=\"{path}\" />"))}
              </fallbackPackageFolders>
            </configuration>
            """);
        Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <UseAppHost>false</UseAppHost>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <NuGetAudit>false</NuGetAudit>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {string.Concat(packages.Select(id => $"<PackageReference Include=\"{id}\" Version=\"{PackedPackages.Version}\" />"))}
              </ItemGroup>
            </Project>
            """);
    }

    /// <summary>The folder of the build's output.</summary>
    public string Output => Path.Combine(_folder, "bin", "Release", "net10.0");

    /// <summary>Makes a project with properties besides.</summary>
    public static Consumer With(string properties, params string[] packages) => new(properties, packages);

    /// <summary>Writes a file of the project.</summary>
    public void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text + "\n");

    /// <summary>Builds; the messages are what the build wrote of errors and warnings, each once, with the folder left out.</summary>
    public (int ExitCode, string[] Messages) Build(params string[] arguments)
    {
        (int exitCode, string output) = DotNet.Run(_folder, ["build", "-c", "Release", "-v", "q", "-clp:NoSummary", .. arguments]);
        return (exitCode, [.. output.Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Split('\n')
            .Where(line => line.Contains(": error ", StringComparison.Ordinal) || line.Contains(": warning ", StringComparison.Ordinal))
            .Select(line => line.Replace(" [Consumer.csproj]", "", StringComparison.Ordinal).Trim())
            .Distinct()]);
    }

    /// <summary>Runs what was built.</summary>
    public (int ExitCode, string Output) Run() => DotNet.Run(_folder, Path.Combine(Output, "Consumer.dll"));
}
